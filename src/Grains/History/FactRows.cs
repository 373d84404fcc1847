using System.Globalization;
using System.Text.Json;
using Npgsql;
using Samlop.Access;

namespace Samlop.History;

/// <summary>Facts from the rows of Marten's table of events, where a stream is read in one statement of our own; as <see cref="MartenFacts"/> has them from Marten.</summary>
internal static class FactRows
{
    /// <summary>Columns in the order in which <see cref="ToFact"/> reads them.</summary>
    public const string Columns = "version, id, type, data, headers, timestamp, user_name, correlation_id, causation_id";

    private static readonly Dictionary<string, Func<byte[], Fact>> Readers = FactNames.All
        .Select(fact => KeyValuePair.Create(fact.Value, (Func<byte[], Fact>)(data => (Fact)JsonSerializer.Deserialize(data, fact.Key, MartenHistory.Json)!)))
        .Concat(Upcasts.All.Select(old => KeyValuePair.Create(old.StoredName, (Func<byte[], Fact>)old.Read)))
        .ToDictionary(StringComparer.Ordinal);

    public static RecordedFact ToFact(this NpgsqlDataReader row, string stream)
    {
        var headers = JsonSerializer.Deserialize<Headers>(row.GetFieldValue<byte[]>(4), MartenHistory.Json)!;
        return new RecordedFact(
            Readers[row.GetString(2)](row.GetFieldValue<byte[]>(3)),
            row.GetGuid(1),
            stream,
            row.GetInt64(0),
            row.GetFieldValue<DateTimeOffset>(5),
            DateTimeOffset.Parse(headers.Effective, CultureInfo.InvariantCulture),
            row.GetString(6),
            Enum.Parse<Role>(headers.Role),
            Guid.ParseExact(headers.Command, "n"),
            headers.Body,
            row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8));
    }

    /// <summary>What Marten has no columns for.</summary>
    private sealed record Headers(string Command, string Role, string Effective, string? Body);
}
