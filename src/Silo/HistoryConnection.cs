using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Samlop;

/// <summary>
/// Connections to the database of facts. A silo whose host or network vanishes says no goodbye: the server is told when to give its
/// sessions up, or a transaction left open would hold its stream, and all read models and reactions, for hours.
/// </summary>
internal static class HistoryConnection
{
    /// <summary>Longer than any of our transactions waits for its silo, shorter than a caller's patience.</summary>
    private const int IdleInTransactionSeconds = 10;

    /// <summary>A peer that is gone is noticed after idle + interval × count seconds; without effect on a Unix socket, where the kernel knows.</summary>
    private const string Keepalive = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    public static NpgsqlConnectionStringBuilder To(IConfiguration configuration)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.Required("ConnectionStrings:History"));
        return connection.With($"-c idle_in_transaction_session_timeout={IdleInTransactionSeconds}s {Keepalive}");
    }

    /// <summary>
    /// For appending alone, so that readers never keep a command waiting for a connection. The statement is planned once, by index whatever the
    /// tables' size is at that moment: a history is empty when its first statement is planned, and no longer a second later.
    /// </summary>
    public static NpgsqlDataSource ForAppends(IConfiguration configuration)
    {
        var connection = To(configuration).With("-c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
        connection.MaxPoolSize = 8;
        // Nothing is left behind in these sessions: no transaction, no setting, no lock.
        connection.NoResetOnClose = true;
        return NpgsqlDataSource.Create(connection);
    }

    /// <summary>
    /// For reading single streams and keeping their snapshots: few and with statements that are prepared, where planning would cost more than
    /// reading.
    /// </summary>
    public static NpgsqlDataSource ForStreams(IConfiguration configuration)
    {
        var connection = ForWhatFollows(configuration);
        connection.ApplicationName = "samlop streams";
        // More at once would only wait for each other in the database; who waits here waits its turn.
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
    /// For reading, and for writing what follows from facts that are durable: read models, snapshots, how far something has come. No commit waits
    /// for the disk, where the appends need it; what a crash takes back is done again.
    /// </summary>
    public static NpgsqlConnectionStringBuilder ForWhatFollows(IConfiguration configuration) => To(configuration).With("-c synchronous_commit=off");

    /// <summary>Adds settings of the server for these sessions; what the operator has set himself comes last and wins.</summary>
    public static NpgsqlConnectionStringBuilder With(this NpgsqlConnectionStringBuilder connection, string settings)
    {
        connection.Options = $"{settings} {connection.Options}".TrimEnd();
        return connection;
    }
}
