using Npgsql;

namespace Samlop.History;

/// <summary>A fact and its place in the order of all facts. Its JSON is parsed when <see cref="Fact"/> is first read.</summary>
internal sealed record StoredFact(long Sequence, string Region, FactRow Row)
{
    private RecordedFact? _fact;

    public string Stream => Row.Stream;

    public string Name => Row.Name;

    public RecordedFact Fact => _fact ??= Row.Read();
}

/// <summary>
/// Reads facts of all regions in the order in which they were stored, directly from Marten's table. Without Marten's join, envelopes and
/// sessions that takes a fraction of the time. Names and JSON are those of <see cref="FactJson"/>.
/// </summary>
internal static class StoredFacts
{
    private const string Stretch = $"from {MartenHistory.Schema}.mt_events where seq_id > $1 and seq_id <= $2 and type = any($3)";

    private const string Select = $"select seq_id, tenant_id, stream_id, {FactRow.Columns} {Stretch} order by seq_id";

    private const string Count = $"select count(*) {Stretch}";

    /// <summary>All stored names of these types of fact, old shapes included.</summary>
    public static string[] NamesOf(IReadOnlyCollection<Type> types) =>
    [
        .. types.Select(type => FactNames.All[type])
            .Concat(Upcasts.All.Where(upcast => types.Contains(upcast.Today)).Select(upcast => upcast.Name))
            .Distinct(),
    ];

    /// <summary>Facts with these names between two numbers. The caller makes sure that no number in between is still to come.</summary>
    public static async Task<IReadOnlyList<StoredFact>> Between(
        NpgsqlConnection connection, long after, long upTo, string[] names, CancellationToken cancellation)
    {
        await using var command = Command(connection, Select, after, upTo, names);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<StoredFact>();
        while (await reader.ReadAsync(cancellation))
            facts.Add(new StoredFact(reader.GetInt64(0), reader.GetString(1), FactRow.Of(reader, reader.GetString(2), first: 3)));
        return facts;
    }

    public static async Task<long> CountBetween(
        NpgsqlConnection connection, long after, long upTo, string[] names, CancellationToken cancellation)
    {
        await using var command = Command(connection, Count, after, upTo, names);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, long after, long upTo, string[] names) =>
        new(sql, connection) { Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = names } } };
}
