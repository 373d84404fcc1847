using System.Text.Json;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// A row of Marten's table of events, read by statements of our own. Its JSON is parsed only when <see cref="Read"/> is called, so an
/// unreadable row harms only the reader that needs it.
/// </summary>
/// <param name="Name">The stored name of the fact, today's or an old one.</param>
internal readonly record struct FactRow(
    string Stream, long Version, Guid Id, string Name, byte[] Data, byte[] Headers, DateTimeOffset Recorded,
    string Actor, string Correlation, string? Causation)
{
    /// <summary>The columns, in the order in which <see cref="Of"/> takes them.</summary>
    public const string Columns = "version, id, type, data, headers, timestamp, user_name, correlation_id, causation_id";

    private static readonly Dictionary<string, Func<byte[], Fact>> Readers = FactNames.All
        .Select(fact => KeyValuePair.Create(fact.Value, ReaderOf(fact.Key)))
        .Concat(Upcasts.All.Select(old => KeyValuePair.Create(old.Name, (Func<byte[], Fact>)(data => old.Read(data)))))
        .ToDictionary(StringComparer.Ordinal);

    /// <param name="first">Index of the first of <see cref="Columns"/> in the row.</param>
    public static FactRow Of(NpgsqlDataReader row, string stream, int first = 0) => new(
        stream,
        row.GetInt64(first),
        row.GetGuid(first + 1),
        row.GetString(first + 2),
        row.GetFieldValue<byte[]>(first + 3),
        row.GetFieldValue<byte[]>(first + 4),
        row.GetFieldValue<DateTimeOffset>(first + 5),
        row.GetString(first + 6),
        row.GetString(first + 7),
        row.IsDBNull(first + 8) ? null : row.GetString(first + 8));

    /// <summary>The fact, equal to what <see cref="MartenFacts"/> makes of Marten's event.</summary>
    public RecordedFact Read()
    {
        var headers = FactHeaders.Read(Headers);
        return new RecordedFact(
            Readers[Name](Data), Id, Stream, Version, Recorded, headers.Effective,
            Actor, headers.Role, headers.Command, headers.Body, Correlation, Causation);
    }

    private static Func<byte[], Fact> ReaderOf(Type fact) =>
        data => (Fact)JsonSerializer.Deserialize(data, FactJson.Options.GetTypeInfo(fact))!;
}
