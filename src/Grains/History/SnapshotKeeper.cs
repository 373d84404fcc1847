using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Samlop.History;

/// <summary>
/// Writes snapshots in the background; nobody waits for them. Snapshots of the same moment are written with one statement, because a
/// statement for each took a tenth of PostgreSQL's time under full load.
/// </summary>
public sealed class SnapshotKeeper : IAsyncDisposable
{
    /// <summary>How many may wait. A snapshot beyond that is dropped, and the stream's next one is due as if it had been written.</summary>
    private const int Capacity = 4096;

    /// <summary>Upper bound of one statement, so that it stays small if states are large.</summary>
    private const int MostRows = 256;

    /// <summary>How long the first snapshot waits for others. A grain that is activated before reads the facts instead.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private const string Write = $"""
        insert into {Snapshots.TableName} as kept (region, stream, shape, version, fact, state, digest)
        select region, stream, $3, version, fact, state, digest
        from unnest($1, $2, $4, $5, $6, $7) as new(region, stream, version, fact, state, digest)
        on conflict (region, stream) do update set
            shape = excluded.shape, version = excluded.version, fact = excluded.fact, state = excluded.state, digest = excluded.digest
        where kept.version <= excluded.version
        """;

    private readonly NpgsqlDataSource _database;
    private readonly ILogger<SnapshotKeeper> _log;
    private readonly Channel<Func<Row>> _queue = Channel.CreateBounded<Func<Row>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _run;

    public SnapshotKeeper([FromKeyedServices(HistoryDatabase.Streams)] NpgsqlDataSource database, ILogger<SnapshotKeeper> log)
    {
        (_database, _log) = (database, log);
        using (ExecutionContext.SuppressFlow())
            _run = Task.Run(Run);
    }

    /// <summary>Queues a snapshot. It never throws; a dropped snapshot does no harm.</summary>
    public void Keep<TState>(string region, string stream, Snapshot<TState> snapshot) => _queue.Writer.TryWrite(() =>
    {
        var content = SnapshotContent.Write(snapshot);
        var digest = SnapshotContent.Digest(region, stream, snapshot.Version, snapshot.Fact, content);
        return new Row(region, stream, snapshot.Version, snapshot.Fact, content, digest);
    });

    /// <summary>Ends when all queued snapshots are written.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _run;
    }

    private async Task Run()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gathering);
            try
            {
                await Store(Gather());
            }
            catch (Exception fault)
            {
                // Only its type: the message of a fault may quote values.
                _log.LogWarning("Snapshots could not be kept ({Fault}); the streams' facts are read instead.", fault.GetType().Name);
            }
        }
    }

    /// <summary>Takes what is queued, the newest of each stream: a statement can write a row only once.</summary>
    private Dictionary<(string Region, string Stream), Row>.ValueCollection Gather()
    {
        var newest = new Dictionary<(string, string), Row>();
        while (newest.Count < MostRows && _queue.Reader.TryRead(out var write))
        {
            var row = write();
            if (!newest.TryGetValue((row.Region, row.Stream), out var other) || other.Version < row.Version)
                newest[(row.Region, row.Stream)] = row;
        }

        return newest.Values;
    }

    private async Task Store(IReadOnlyCollection<Row> rows)
    {
        await using var command = _database.CreateCommand(Write);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Varchar, rows.Select(row => row.Region).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Varchar, rows.Select(row => row.Stream).ToArray());
        command.Parameters.AddWithValue(SnapshotContent.Shape);
        command.Parameters.AddWithValue(rows.Select(row => row.Version).ToArray());
        command.Parameters.AddWithValue(rows.Select(row => row.Fact).ToArray());
        command.Parameters.AddWithValue(rows.Select(row => row.State).ToArray());
        command.Parameters.AddWithValue(rows.Select(row => row.Digest).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Row(string Region, string Stream, long Version, Guid Fact, byte[] State, byte[] Digest);
}
