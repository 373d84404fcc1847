using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Samlop;

/// <summary>
/// Connections to the database of facts. A silo whose host or network fails cannot close its sessions. The server therefore gets timeouts:
/// otherwise an open transaction would block its stream, and all read models and reactions, for hours.
/// </summary>
internal static class HistoryConnection
{
    /// <summary>Longer than any of our transactions waits for its silo, shorter than a caller waits for an answer.</summary>
    private const int IdleInTransactionSeconds = 10;

    /// <summary>
    /// The server notices a lost peer after idle + interval × count seconds. On a Unix socket the settings have no effect: there the
    /// kernel reports the loss.
    /// </summary>
    private const string Keepalive = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    public static NpgsqlConnectionStringBuilder To(IConfiguration configuration)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.Required("ConnectionStrings:History"));
        return connection.With($"-c idle_in_transaction_session_timeout={IdleInTransactionSeconds}s {Keepalive}");
    }

    /// <summary>
    /// For appends alone, so that a command never waits for a connection that a reader holds. The statement is planned once, and must use
    /// the indexes at any size of the tables: when the first statement of a new installation is planned, they are empty.
    /// </summary>
    public static NpgsqlDataSource ForAppends(IConfiguration configuration)
    {
        var connection = To(configuration).With("-c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
        connection.MaxPoolSize = 8;
        // The sessions need no reset: no transaction, setting or lock stays in them.
        connection.NoResetOnClose = true;
        return NpgsqlDataSource.Create(connection);
    }

    /// <summary>
    /// For reading single streams and keeping their snapshots: few connections, with prepared statements, since planning would cost more
    /// than reading.
    /// </summary>
    public static NpgsqlDataSource ForStreams(IConfiguration configuration)
    {
        var connection = ForWhatFollows(configuration);
        connection.ApplicationName = "samlop streams";
        // More connections would only wait for each other in the database; here requests wait in order.
        connection.MaxPoolSize = 16;
        (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (10, 2);
        connection.NoResetOnClose = true;
        return NpgsqlDataSource.Create(connection);
    }

    public static NpgsqlDataSource ForCarrying(IConfiguration configuration)
    {
        var connection = ForWhatFollows(configuration);
        connection.MaxAutoPrepare = 20;
        return NpgsqlDataSource.Create(connection);
    }

    /// <summary>
    /// For reading, and for writing data that derive from durable facts: read models, snapshots, positions. These commits do not wait for
    /// the disk, so that the appends have it; work that a crash undoes is done again.
    /// </summary>
    public static NpgsqlConnectionStringBuilder ForWhatFollows(IConfiguration configuration) =>
        To(configuration).With("-c synchronous_commit=off");

    /// <summary>Adds settings of the server for these sessions. Settings by the operator come last and win.</summary>
    public static NpgsqlConnectionStringBuilder With(this NpgsqlConnectionStringBuilder connection, string settings)
    {
        connection.Options = $"{settings} {connection.Options}".TrimEnd();
        return connection;
    }
}
