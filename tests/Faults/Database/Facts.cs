using Npgsql;

namespace Samlop.Faults;

/// <summary>A fact as it stands in the database.</summary>
public sealed record StoredFact(Guid Id, string Stream, long Version, string Name, string Command);

/// <summary>The facts, read behind the service's back.</summary>
public sealed class Facts(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connection);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>
    /// All facts of a region, stream by stream in the order of their versions. Marten's tombstones are none: they fill the places in the
    /// order of all facts that a broken append had taken.
    /// </summary>
    public Task<IReadOnlyList<StoredFact>> Of(string region) => Rows(
        "select id, stream_id, version, type, headers->>'command' from samlop.mt_events where tenant_id = $1 and type <> 'tombstone' "
        + "order by stream_id, version",
        row => new StoredFact(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4)), region);

    /// <summary>All facts of these streams, in the same order.</summary>
    public Task<IReadOnlyList<StoredFact>> OfStreams(IEnumerable<string> streams) => Rows(
        "select id, stream_id, version, type, headers->>'command' from samlop.mt_events where stream_id = any($1) and type <> "
        + "'tombstone' order by stream_id, version",
        row => new StoredFact(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4)), [streams.ToArray()]);

    public async Task<int> Count(string region, string name) => (await Of(region)).Count(fact => fact.Name == name);

    /// <summary>The silo whose session holds the lock of the daemon.</summary>
    public async Task<string?> Leader() => (await Rows(
        """
        select application_name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and pg_locks.database = (select oid from pg_database where datname = current_database())
        """,
        row => row.GetString(0))).SingleOrDefault();

    /// <summary>Whether reactions have been carried out up to the last fact there is.</summary>
    public async Task<bool> ReactedToAll() => (await Rows(
        "select coalesce((select max(last_seq_id) from samlop.mt_event_progression where name like 'reactions%'), 0) >= (select "
        + "max(seq_id) from samlop.mt_events)",
        row => row.GetBoolean(0))).Single();

    /// <summary>Keeps everybody from writing to a stream until it is disposed of.</summary>
    public async Task<HeldStream> Hold(string stream) => await HeldStream.Take(await _database.OpenConnectionAsync(), stream);

    /// <summary>The silo that wants to write to what is held, or null.</summary>
    public async Task<string?> WantedBy(HeldStream held) => (await Rows(
        "select application_name from pg_stat_activity where pg_blocking_pids(pid) @> array[$1]", row =>
            row.GetString(0), held.Session)) is [var silo, ..] ? silo : null;

    private async Task<IReadOnlyList<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        await using var command = _database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}

/// <summary>A lock on a stream's row: whoever appends to it waits.</summary>
public sealed class HeldStream : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldStream(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Process id of the server's session.</summary>
    public int Session => _connection.ProcessID;

    public static async Task<HeldStream> Take(NpgsqlConnection connection, string stream)
    {
        await using var begin = new NpgsqlCommand("begin", connection);
        await begin.ExecuteNonQueryAsync();
        await using var hold = new NpgsqlCommand(
            "select id from samlop.mt_streams where id = $1 for update", connection)
        { Parameters = { new() { Value = stream } } };
        _ = await hold.ExecuteScalarAsync() ?? throw new InvalidOperationException($"There is no stream {stream}.");
        return new HeldStream(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var rollback = new NpgsqlCommand("rollback", _connection))
            await rollback.ExecuteNonQueryAsync();
        await _connection.DisposeAsync();
    }
}
