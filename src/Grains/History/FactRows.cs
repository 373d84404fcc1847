using System.Text.Json;
using Npgsql;

namespace Samlop.History;

/// <summary>Facts from the rows of Marten's table of events, where they are read by statements of our own; as <see cref="MartenFacts"/> has them from Marten.</summary>
internal static class FactRows
{
    /// <summary>Columns in the order in which <see cref="ToFact"/> reads them.</summary>
    public const string Columns = "version, id, type, data, headers, timestamp, user_name, correlation_id, causation_id";

    private static readonly Dictionary<string, Func<byte[], Fact>> Readers = FactNames.All
        .Select(fact => KeyValuePair.Create(fact.Value, (Func<byte[], Fact>)(data => (Fact)JsonSerializer.Deserialize(data, MartenHistory.Json.GetTypeInfo(fact.Key))!)))
        .Concat(Upcasts.All.Select(old => KeyValuePair.Create(old.Name, (Func<byte[], Fact>)(data => old.Read(data)))))
        .ToDictionary(StringComparer.Ordinal);

    public static RecordedFact ToFact(this NpgsqlDataReader row, string stream)
    {
        var headers = FactHeaders.Read(row.GetFieldValue<byte[]>(4));
        return new RecordedFact(
            Read(row.GetString(2), row.GetFieldValue<byte[]>(3)),
            row.GetGuid(1),
            stream,
            row.GetInt64(0),
            row.GetFieldValue<DateTimeOffset>(5),
            headers.Effective,
            row.GetString(6),
            headers.Role,
            headers.Command,
            headers.Body,
            row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8));
    }

    /// <summary>The fact that stands stored under a name, of today or of old.</summary>
    public static Fact Read(string name, byte[] data) => Readers[name](data);
}
