using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samlop;

/// <summary>
/// Writes a set in the order of its words. A hash set has another order in every process, so that equal documents would differ as text.
/// </summary>
internal sealed class SortedSetConverter : JsonConverter<ImmutableHashSet<string>>
{
    public override ImmutableHashSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonSerializer.Deserialize<string[]>(ref reader, options)!];

    public override void Write(Utf8JsonWriter writer, ImmutableHashSet<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var word in value.Order(StringComparer.Ordinal))
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
