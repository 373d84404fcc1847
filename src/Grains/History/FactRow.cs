using System.Text.Json;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// A row of Marten's table of events, where facts are read by statements of our own. What it says is read when it is asked for: a row that
/// cannot be read then troubles only who asks.
/// </summary>
/// <param name="Name">Under which the fact is stored, today or of old.</param>
internal readonly record struct FactRow(
    string Stream, long Version, Guid Id, string Name, byte[] Data, byte[] Headers, DateTimeOffset Recorded, string Actor, string Correlation, string? Causation)
{
    /// <summary>Columns in the order in which <see cref="Of"/> takes them.</summary>
    public const string Columns = "version, id, type, data, headers, timestamp, user_name, correlation_id, causation_id";

    private static readonly Dictionary<string, Func<byte[], Fact>> Readers = FactNames.All
        .Select(fact => KeyValuePair.Create(fact.Value, (Func<byte[], Fact>)(data => (Fact)JsonSerializer.Deserialize(data, FactJson.Options.GetTypeInfo(fact.Key))!)))
        .Concat(Upcasts.All.Select(old => KeyValuePair.Create(old.Name, (Func<byte[], Fact>)(data => old.Read(data)))))
        .ToDictionary(StringComparer.Ordinal);

    /// <param name="first">Where in the row <see cref="Columns"/> begin.</param>
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

    /// <summary>The fact, as <see cref="MartenFacts"/> has it from Marten.</summary>
    public RecordedFact Read()
    {
        var headers = FactHeaders.Read(Headers);
        return new RecordedFact(Readers[Name](Data), Id, Stream, Version, Recorded, headers.Effective, Actor, headers.Role, headers.Command, headers.Body, Correlation, Causation);
    }
}
