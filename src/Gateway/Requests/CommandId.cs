using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Samlop.Requests;

/// <summary>The identity of a command: its id, and a hash of its content.</summary>
internal static class CommandId
{
    /// <summary>
    /// The id of a command, derived from region, subject and the client's idempotency key. Without a key every request is a command of its
    /// own. If the key is a UUID of version 7, the id keeps its time. Ids of facts derive from this id, so facts of one time then stand
    /// side by side in the index.
    /// </summary>
    public static Guid Of(string region, string subject, string? key)
    {
        if (key is null)
            return Guid.CreateVersion7();
        Span<byte> own = stackalloc byte[16];
        var hasTime = Guid.TryParse(key, out var uuid) && uuid.Version == 7 && uuid.TryWriteBytes(own, bigEndian: true, out _);
        return DerivedId.Of(Encoding.UTF8.GetBytes($"{region}\n{subject}\n{key}"), time: hasTime ? own[..DerivedId.Time] : default);
    }

    /// <summary>Hash of operation, grain and content. The order of an object's members does not matter.</summary>
    public static string Hash(string operation, string grainKey, string? effective, JsonElement content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(operation);
            writer.WriteStringValue(grainKey);
            writer.WriteStringValue(effective);
            WriteSorted(writer, content);
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan))[..32];
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteSorted(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    WriteSorted(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
