using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Samlop.Access;

namespace Samlop.History;

/// <summary>The parts of a stored fact that have no column of their own, as a JSON object beside it.</summary>
/// <param name="Command">Id of the command that recorded the fact.</param>
/// <param name="Role">Role of the caller.</param>
/// <param name="Effective">When it was true.</param>
/// <param name="Body">Hash of the command's content; null if Samløp itself sent it.</param>
internal readonly record struct FactHeaders(Guid Command, Role Role, DateTimeOffset Effective, string? Body)
{
    public const string CommandName = "command", RoleName = "role", EffectiveName = "effective", BodyName = "body";

    private static readonly FrozenDictionary<Role, string> Words =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => role.ToString());

    private static readonly FrozenDictionary<string, Role> Roles =
        Words.ToFrozenDictionary(word => word.Value, word => word.Key, StringComparer.Ordinal);

    public static FactHeaders Of(RecordedFact fact) => new(fact.Command, fact.Role, fact.Effective, fact.BodyHash);

    public byte[] Write()
    {
        var written = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(written);
        json.WriteStartObject();
        json.WriteString(CommandName, Command.ToString("n"));
        json.WriteString(RoleName, Words[Role]);
        json.WriteString(EffectiveName, Effective.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        if (Body is { } hash)
            json.WriteString(BodyName, hash);
        json.WriteEndObject();
        json.Flush();
        return written.WrittenSpan.ToArray();
    }

    public static FactHeaders Read(ReadOnlySpan<byte> json)
    {
        var (command, role, effective, body) = (default(Guid?), default(Role?), default(DateTimeOffset?), default(string));
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (Is(ref reader, CommandName))
                command = Guid.ParseExact(reader.GetString()!, "n");
            else if (Is(ref reader, RoleName))
                role = Roles[reader.GetString()!];
            else if (Is(ref reader, EffectiveName))
                effective = reader.GetDateTimeOffset();
            else if (Is(ref reader, BodyName))
                body = reader.GetString();
            else if (reader.TokenType is JsonTokenType.PropertyName)
                reader.Skip();
        return new FactHeaders(command!.Value, role!.Value, effective!.Value, body);

        static bool Is(ref Utf8JsonReader reader, string name) =>
            reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();
    }
}
