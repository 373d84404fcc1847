using Npgsql;
using Samlop.History;

namespace Samlop.ReadModels;

/// <summary>A fact as it stands in the order of all facts. What it says is read when it is asked for, so that one that cannot be read troubles nobody else.</summary>
/// <param name="Name">Under which it is stored.</param>
internal sealed record StoredFact(long Sequence, string Region, string Stream, string Name, Func<RecordedFact> Read)
{
    private RecordedFact? _fact;

    public RecordedFact Fact => _fact ??= Read();
}

/// <summary>
/// Reads facts of all regions in the order in which they were stored, straight from Marten's table: without its join, its envelopes and its
/// sessions it takes a fraction of the time. Names, upcasts and JSON are those of <see cref="MartenHistory"/>.
/// </summary>
internal static class StoredFacts
{
    private const string Stretch = $"from {MartenHistory.Schema}.mt_events where seq_id > $1 and seq_id <= $2 and type = any($3)";

    private const string Select = $"select seq_id, tenant_id, type, data, id, stream_id, version, timestamp, headers, user_name, correlation_id, causation_id {Stretch} order by seq_id";

    private const string Count = $"select count(*) {Stretch}";

    /// <summary>All names under which facts of these types stand stored, old shapes among them.</summary>
    public static string[] NamesOf(IReadOnlyCollection<Type> types) =>
        [.. types.Select(type => FactNames.All[type]).Concat(Upcasts.All.Where(upcast => types.Contains(upcast.Today)).Select(upcast => upcast.Name)).Distinct()];

    /// <summary>Facts with these names behind a place in the order, up to another; the caller sees to it that no number is still to come in between.</summary>
    public static async Task<IReadOnlyList<StoredFact>> Between(NpgsqlConnection connection, long after, long upTo, string[] names, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection) { Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = names } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<StoredFact>();
        while (await reader.ReadAsync(cancellation))
            facts.Add(Read(reader));
        return facts;
    }

    public static async Task<long> CountBetween(NpgsqlConnection connection, long after, long upTo, string[] names, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Count, connection) { CommandTimeout = 0, Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = names } } };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static StoredFact Read(NpgsqlDataReader row)
    {
        var (sequence, region, name, json, id, stream, version) = (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetGuid(4), row.GetString(5), row.GetInt64(6));
        var (recorded, headers, actor, correlation, causation) = (row.GetFieldValue<DateTime>(7), row.GetFieldValue<byte[]>(8), row.GetString(9), row.GetString(10), row.IsDBNull(11) ? null : row.GetString(11));
        return new StoredFact(sequence, region, stream, name, () =>
        {
            var beside = FactHeaders.Read(headers);
            return new RecordedFact(FactRows.Read(name, json), id, stream, version, recorded, beside.Effective, actor, beside.Role, beside.Command, beside.Body, correlation, causation);
        });
    }
}
