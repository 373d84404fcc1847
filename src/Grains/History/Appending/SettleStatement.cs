using Npgsql;

namespace Samlop.History;

/// <summary>Where a fact stands in the history.</summary>
internal readonly record struct Standing(string Region, string Stream, long Version, DateTimeOffset Recorded);

/// <summary>Finds out which appends are in the history, by the ids of their first facts, which derive from the command.</summary>
internal static class SettleStatement
{
    private const string Sql =
        $"select id, tenant_id, stream_id, version, timestamp from {MartenHistory.Schema}.mt_events where id = any(@ids)";

    public static async Task<IReadOnlyDictionary<Guid, Standing>> Execute(
        NpgsqlConnection connection, IReadOnlyList<PendingAppend> appends, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("ids", appends.Select(append => append.Facts[0].Fact.Id).ToArray());
        var found = new Dictionary<Guid, Standing>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found[reader.GetGuid(0)] = new Standing(
                reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(4));
        return found;
    }
}
