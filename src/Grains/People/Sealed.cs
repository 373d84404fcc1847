using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samlop.People;

/// <summary>
/// A text encrypted under a person's key, as it stands in a fact: <c>v1.{nonce}.{cipher}.{tag}</c> in base64url (AES-256-GCM, bound to
/// region, person and field). Without the key it cannot be read.
/// </summary>
[JsonConverter(typeof(SealedConverter))]
public readonly record struct Sealed(string Text)
{
    public override string ToString() => Text;

    internal sealed class SealedConverter : JsonConverter<Sealed>
    {
        public override Sealed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Sealed value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }
}
