using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samlop.History;

/// <summary>
/// How states are written in snapshots. Other builds never read them (<see cref="SnapshotContent.Shape"/>), so names and numbers are those
/// of the code. Reflection is used because generated code ignores the initial values of <c>init</c> members.
/// </summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new Collections() },
        // Tuples have fields; derived members of a state are not written.
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Collections that would come back in another order, or whose keys are not strings.</summary>
    private sealed class Collections : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => ConverterFor(typeToConvert) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(ConverterFor(typeToConvert)!)!;

        private static Type? ConverterFor(Type type)
        {
            if (type == typeof(ImmutableSortedSet<string>))
                return typeof(SortedSet);
            if (!type.IsGenericType || type.GetGenericArguments() is not [var key, var value])
                return null;
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(ImmutableSortedDictionary<,>) && key == typeof(string))
                return typeof(SortedDictionary<>).MakeGenericType(value);
            return definition == typeof(ImmutableDictionary<,>) && key != typeof(string)
                ? typeof(Pairs<,>).MakeGenericType(key, value)
                : null;
        }
    }

    /// <summary>Sets are ordered ordinally, whatever the machine's language is.</summary>
    private sealed class SortedSet : JsonConverter<ImmutableSortedSet<string>>
    {
        public override ImmutableSortedSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ImmutableSortedSet.Create(StringComparer.Ordinal, JsonSerializer.Deserialize<string[]>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedSet<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IEnumerable<string>>(writer, value, options);
    }

    private sealed class SortedDictionary<TValue> : JsonConverter<ImmutableSortedDictionary<string, TValue>>
    {
        public override ImmutableSortedDictionary<string, TValue> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, TValue>>(ref reader, options)!
                .ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IReadOnlyDictionary<string, TValue>>(writer, value, options);
    }

    private sealed class Pairs<TKey, TValue> : JsonConverter<ImmutableDictionary<TKey, TValue>>
        where TKey : notnull
    {
        public override ImmutableDictionary<TKey, TValue> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Pair[]>(ref reader, options)!.ToImmutableDictionary(pair => pair.Key, pair => pair.Value);

        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Select(pair => new Pair(pair.Key, pair.Value)), options);

        private sealed record Pair(TKey Key, TValue Value);
    }
}
