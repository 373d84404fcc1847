using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// Marten as its documentation shows it: a lightweight session a command, the append with the expected version, SaveChanges. Its own
/// default append mode (quick, times of this machine), statements prepared by Npgsql, a pool that fits two cores.
/// </summary>
/// <param name="uniqueIds">Whether no event id may stand twice, which the endpoint needs to know a command again.</param>
internal sealed class PlainMarten(bool uniqueIds = false) : IContender
{
    private DocumentStore _store = null!;
    private string _connection = "";

    public async Task<long> Prepare(Setting setting)
    {
        _connection = Connection(setting.Connection);
        _store = DocumentStore.For(options => Configure(options, _connection, uniqueIds));
        await _store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = 16 };
        await Parallel.ForEachAsync(Enumerable.Range(0, setting.Streams), abreast, async (stream, token) =>
        {
            await using var session = _store.LightweightSession();
            session.Events.StartStream(Key(stream), Payload.Of(stream, 0));
            await session.SaveChangesAsync(token);
        });
        return 1;
    }

    public async Task Append(int stream, long version)
    {
        await using var session = _store.LightweightSession();
        session.Events.Append(Key(stream), version + 1, Payload.Of(stream, version));
        await session.SaveChangesAsync();
    }

    public async Task<long> Count()
    {
        await using var database = NpgsqlDataSource.Create(_connection);
        await using var count = database.CreateCommand("select count(*) from mt_events");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync()
    {
        _store?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Prepared statements, and as many connections as commands under way.</summary>
    public static string Connection(string given) =>
        new NpgsqlConnectionStringBuilder(given)
        {
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            MaxPoolSize = 32,
        }.ConnectionString;

    public static void Configure(StoreOptions options, string connection, bool uniqueIds)
    {
        options.Connection(connection);
        options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        options.UseSystemTextJsonForSerialization();
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.MapEventType<ProgressReported>("progress-reported");
        options.Events.EnableUniqueIndexOnEventId = uniqueIds;
        options.DisableNpgsqlLogging = true;
    }

    public static string Key(int stream) => $"group-{stream:d8}";
}
