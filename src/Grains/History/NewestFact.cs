using Npgsql;

namespace Samlop.History;

/// <summary>The end of the history.</summary>
public static class NewestFact
{
    /// <summary>When the newest fact was recorded; null while there is none.</summary>
    public static async Task<DateTimeOffset?> Recorded(NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.CreateCommand($"select max(timestamp) from {MartenHistory.Schema}.mt_events");
        return await command.ExecuteScalarAsync() is DateTime newest ? new DateTimeOffset(newest) : null;
    }
}
