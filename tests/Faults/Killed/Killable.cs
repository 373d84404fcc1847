using Xunit;

namespace Samlop.Faults;

/// <summary>A whole installation on a PostgreSQL of its own, so that nobody else misses it when it is killed.</summary>
public sealed class Killable : IAsyncLifetime
{
    internal Postgres Postgres { get; private set; } = null!;

    internal Cluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Postgres = await Postgres.Begin();
        Cluster = new Cluster(new TestServer(Postgres.Connection), reached: 1);
        await Cluster.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
            await Cluster.DisposeAsync();
        if (Postgres is not null)
            await Postgres.DisposeAsync();
    }
}

/// <summary>Tests that take all the machine has: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Killable), DisableParallelization = true)]
public sealed class KillableTests : ICollectionFixture<Killable>;
