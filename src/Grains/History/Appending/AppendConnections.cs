using Npgsql;

namespace Samlop.History;

/// <summary>Connections for appending alone, so that readers never keep a command waiting for one.</summary>
public sealed class AppendConnections : IAsyncDisposable
{
    /// <summary>
    /// A plan that is made once and kept, by index whatever the tables' size is at that moment: a history is empty when its first
    /// statement is planned, and no longer a second later.
    /// </summary>
    private const string Planning = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    private readonly NpgsqlDataSource _source;

    public AppendConnections(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Nothing is left behind on a connection: no transaction, no setting, no lock.
            NoResetOnClose = true,
            MaxPoolSize = 8,
        };
        connection.Options = $"{Planning} {connection.Options}".TrimEnd();
        _source = NpgsqlDataSource.Create(connection);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    internal ValueTask<NpgsqlConnection> Open(CancellationToken cancellation) => _source.OpenConnectionAsync(cancellation);
}
