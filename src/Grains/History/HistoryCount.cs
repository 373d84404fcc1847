using System.Text.Json;
using Marten;
using Npgsql;

namespace Samlop.History;

/// <summary>Counts what the history of a region holds.</summary>
internal static class HistoryCount
{
    /// <summary>
    /// Counts the facts themselves, nothing derived from them. The versions of a stream run 1, 2, 3 … if there are as many facts as its
    /// version says, the lowest is 1 and the highest is that version: the key of the table allows each version once.
    /// </summary>
    /// <remarks>
    /// If an append was broken off, Marten fills its places in the order of all facts with tombstones, which are facts of nobody.
    /// </remarks>
    private const string Counting = $"""
        with fact as (
            select stream_id, count(*) as facts, min(version) as lowest, max(version) as highest
            from {MartenHistory.Schema}.mt_events where tenant_id = $1 and type <> 'tombstone' group by stream_id),
        stream as (
            select coalesce(s.id, f.stream_id) as key,
                   f.facts is not null and s.version is not null and f.facts = s.version and f.lowest = 1 and f.highest = s.version as whole
            from fact f full join (
                select id, version from {MartenHistory.Schema}.mt_streams where tenant_id = $1 and id <> 'mt_tombstone') s
            on s.id = f.stream_id)
        select json_build_object(
            'total', (select coalesce(sum(facts), 0) from fact),
            'streams', (select coalesce(json_object_agg(kind, streams), json_build_object()) from (
                select split_part(key, '/', 1) as kind, count(*) as streams from stream group by 1) k),
            'facts', (select coalesce(json_object_agg(type, facts), json_build_object()) from (
                select type, count(*) as facts from {MartenHistory.Schema}.mt_events
                where tenant_id = $1 and type <> 'tombstone' group by 1) t),
            'streamsWithGaps', (select coalesce(json_agg(key order by key collate "C"), '[]') from stream where not whole))::text
        """;

    public static async Task<HistorySummary> Of(IQuerySession session, string region, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Counting) { Parameters = { new() { Value = region } } };
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        await reader.ReadAsync(cancellation);
        return JsonSerializer.Deserialize<HistorySummary>(reader.GetString(0), FactJson.Options)!;
    }
}
