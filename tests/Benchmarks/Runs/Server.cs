using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>The one PostgreSQL that everyone uses.</summary>
internal sealed class Server(string connection) : IAsyncDisposable
{
    private static readonly string[] Settings =
        [
            "server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size",
        "wal_compression", "wal_sync_method", "data_checksums", "max_connections",
        ];

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    /// <summary>A new, empty database, and how to reach it.</summary>
    public async Task<string> Create(string database)
    {
        await Drop(database);
        await Execute($"create database {database}");
        return To(database);
    }

    public string To(string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    /// <summary>The same for those who are not Npgsql.</summary>
    public static string Url(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var address = to.Host!.StartsWith('/')
            ? $"localhost:{to.Port}/{to.Database}?host={Uri.EscapeDataString(to.Host)}"
            : $"{to.Host}:{to.Port}/{to.Database}";
        return $"postgres://{Uri.EscapeDataString(to.Username!)}:{Uri.EscapeDataString(to.Password!)}@{address}";
    }

    public Task Drop(string database) => Execute($"drop database if exists {database} with (force)");

    /// <summary>Nobody pays for what was written before.</summary>
    public Task Checkpoint() => Execute("checkpoint");

    /// <summary>Everyone's tables have statistics, as they would have after the first minutes of a life.</summary>
    public async Task Analyze(string database)
    {
        await using var source = NpgsqlDataSource.Create(To(database));
        await using var command = source.CreateCommand("vacuum analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyDictionary<string, string>> Read()
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Settings)
        {
            await using var show = _source.CreateCommand($"show {name}");
            settings[name] = (string)(await show.ExecuteScalarAsync())!;
        }

        return settings;
    }

    /// <summary>Microseconds of processor time of the whole server: of its main process and of all that it has started.</summary>
    public async Task<double> ProcessorTime()
    {
        await using var ask = _source.CreateCommand("select pg_backend_pid()");
        return Benchmarks.ProcessorTime.OfTree(Benchmarks.ProcessorTime.ParentOf((int)(await ask.ExecuteScalarAsync())!));
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task Execute(string statement)
    {
        await using var command = _source.CreateCommand(statement);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
