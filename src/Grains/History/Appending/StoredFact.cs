using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Samlop.Access;

namespace Samlop.History;

/// <summary>A fact as it stands in Marten's table of events; what has no column of its own stands in the headers.</summary>
/// <param name="Data">The fact as JSON, UTF-8.</param>
/// <param name="Headers">A JSON object, UTF-8.</param>
internal readonly record struct StoredFact(RecordedFact Fact, byte[] Data, byte[] Headers, string Name, string DotNetName)
{
    /// <summary>Command that told the fact, role it was told in, when it was true, hash of what was asked.</summary>
    public const string Command = "command", Role = "role", Effective = "effective", Body = "body";

    private static readonly FrozenDictionary<Type, (string Name, string DotNet)> Names = FactNames.All.ToFrozenDictionary(
        pair => pair.Key,
        pair => (pair.Value, $"{pair.Key.FullName}, {pair.Key.Assembly.GetName().Name}"));

    /// <summary>Throws what the serializer throws when the fact cannot be written.</summary>
    public static StoredFact Of(RecordedFact fact)
    {
        var type = fact.Fact.GetType();
        var (name, dotNet) = Names[type];
        return new StoredFact(fact, JsonSerializer.SerializeToUtf8Bytes(fact.Fact, MartenHistory.Json.GetTypeInfo(type)), HeadersOf(fact), name, dotNet);
    }

    private static byte[] HeadersOf(RecordedFact fact)
    {
        var written = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(written);
        json.WriteStartObject();
        json.WriteString(Command, fact.Command.ToString("n"));
        json.WriteString(Role, RoleNames[fact.Role]);
        json.WriteString(Effective, fact.Effective.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        if (fact.BodyHash is { } hash)
            json.WriteString(Body, hash);
        json.WriteEndObject();
        json.Flush();
        return written.WrittenSpan.ToArray();
    }

    private static readonly FrozenDictionary<Role, string> RoleNames = Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => role.ToString());
}
