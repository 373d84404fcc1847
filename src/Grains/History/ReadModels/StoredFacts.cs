using Npgsql;

namespace Samlop.History;

/// <summary>A fact as it stands in the order of all facts; it is read once, when it is first asked for.</summary>
internal sealed record StoredFact(long Sequence, string Region, FactRow Row)
{
    private RecordedFact? _fact;

    public string Stream => Row.Stream;

    public string Name => Row.Name;

    public RecordedFact Fact => _fact ??= Row.Read();
}

/// <summary>
/// Reads facts of all regions in the order in which they were stored, straight from Marten's table: without its join, its envelopes and its
/// sessions it takes a fraction of the time. Names, upcasts and JSON are those of <see cref="MartenHistory"/>.
/// </summary>
internal static class StoredFacts
{
    private const string Stretch = $"from {MartenHistory.Schema}.mt_events where seq_id > $1 and seq_id <= $2 and type = any($3)";

    private const string Select = $"select seq_id, tenant_id, stream_id, {FactRow.Columns} {Stretch} order by seq_id";

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
            facts.Add(new StoredFact(reader.GetInt64(0), reader.GetString(1), FactRow.Of(reader, reader.GetString(2), first: 3)));
        return facts;
    }

    public static async Task<long> CountBetween(NpgsqlConnection connection, long after, long upTo, string[] names, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Count, connection) { CommandTimeout = 0, Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = names } } };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
