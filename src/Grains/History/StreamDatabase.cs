using Npgsql;

namespace Samlop.History;

/// <summary>Connections for reading single streams and keeping their snapshots: few and with statements that are prepared, where planning would cost more than reading.</summary>
public static class StreamDatabase
{
    /// <summary>Key of the service.</summary>
    public const string Key = "streams";

    /// <param name="connection">To the history.</param>
    public static NpgsqlDataSource Open(NpgsqlConnectionStringBuilder connection)
    {
        connection.ApplicationName = "samlop streams";
        // More at once would only wait for each other in the database; who waits here waits its turn.
        connection.MaxPoolSize = 16;
        (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (10, 2);
        // Snapshots alone are written here: one that a crash takes back is one that was not kept, and nobody need wait for the disk.
        connection.Options = $"-c synchronous_commit=off {connection.Options}".TrimEnd();
        // Nothing is ever set in these sessions.
        connection.NoResetOnClose = true;
        return NpgsqlDataSource.Create(connection);
    }
}
