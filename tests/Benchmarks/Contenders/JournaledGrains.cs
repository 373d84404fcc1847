using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.EventSourcing;
using Orleans.Providers;
using Orleans.Storage;

namespace Samlop.Benchmarks;

/// <summary>
/// Orleans' own event sourcing: a JournaledGrain a stream, called from within the silo's process, with the log-storage provider over
/// ADO.NET grain storage. That provider keeps a whole log as one object and writes all of it for every fact, so a command costs more the
/// longer its log is (its documentation calls it unfit for logs that are not short); nothing else that Orleans ships keeps the facts.
/// </summary>
internal sealed class JournaledGrains : IContender
{
    /// <summary>Tried: 32, 128, 256, 512, with little between them: what it costs is the writing, and more under way wait for it.</summary>
    public const int Outstanding = 256;

    private const string Storage = "journal";

    private IHost _host = null!;
    private IJournal[] _streams = [];
    private NpgsqlDataSource _database = null!;

    public async Task<long> Prepare(Setting setting)
    {
        var connection = Connection(setting.Connection);
        _database = NpgsqlDataSource.Create(connection);
        await OrleansTables.Apply(_database, CancellationToken.None);
        _host = Silo(connection);
        await _host.StartAsync();
        var grains = _host.Services.GetRequiredService<IGrainFactory>();
        _streams = [.. Enumerable.Range(0, setting.Streams).Select(stream => grains.GetGrain<IJournal>($"group-{stream:d8}"))];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (stream, _) =>
                await Append(stream, 0));
        return 1;
    }

    public Task Append(int stream, long version)
    {
        var fact = Payload.Of(stream, version);
        return _streams[stream].Append(new JournaledProgress(fact.Decision, fact.PerCent, fact.Note), version);
    }

    /// <summary>A row holds a whole log. Its version counts how often the log was written, and each writing added one fact.</summary>
    public async Task<long> Count()
    {
        await using var count = _database.CreateCommand("select coalesce(sum(version), 0)::bigint from orleans.grain_state");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        if (_database is not null)
            await _database.DisposeAsync();
    }

    private static string Connection(string given) => new NpgsqlConnectionStringBuilder(given)
    {
        SearchPath = "orleans", MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 32,
    }.ConnectionString;

    // The statements are Samløp's own. The Orleans serializer (binary) instead of the default JSON one: a log is serialised anew for every
    // fact.
    private static IHost Silo(string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(Port.Free(), Port.Free());
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddLogStorageBasedLogConsistencyProvider(Storage);
            silo.AddAdoNetGrainStorage(Storage, (OptionsBuilder<AdoNetGrainStorageOptions> storage) =>
                storage.Configure<OrleansGrainStorageSerializer>((options, serializer) =>
                    (options.Invariant, options.ConnectionString, options.GrainStorageSerializer) = ("Npgsql", connection, serializer)));
            silo.Services.AddSingleton<OrleansGrainStorageSerializer>();
        });
        return builder.Build();
    }

    [Alias("benchmark.journal")]
    internal interface IJournal : IGrainWithStringKey
    {
        [Alias("append")] Task Append(JournaledProgress fact, long version);
    }

    [LogConsistencyProvider(ProviderName = Storage), StorageProvider(ProviderName = Storage)]
    internal sealed class JournalGrain : JournaledGrain<JournaledState, JournaledProgress>, IJournal
    {
        public async Task Append(JournaledProgress fact, long version)
        {
            if (Version != version || !await RaiseConditionalEvent(fact))
                throw new InvalidOperationException($"The stream is at version {Version}, not {version}.");
        }

        // Orleans' own way calls Apply through dynamic, which is slower.
        protected override void TransitionState(JournaledState state, JournaledProgress fact) => state.PerCent = fact.PerCent;
    }
}

/// <summary>What the grain knows: how far the decision is.</summary>
[GenerateSerializer, Alias("benchmark.journaled-state")]
internal sealed class JournaledState
{
    [Id(0)] public int PerCent { get; set; }
}

/// <summary><see cref="ProgressReported"/>, as Orleans serialises it.</summary>
[GenerateSerializer, Immutable, Alias("benchmark.journaled-progress")]
internal sealed record JournaledProgress(string Decision, int PerCent, string Note);
