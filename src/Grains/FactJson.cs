using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Samlop;

/// <summary>The JSON of facts and read models: camelCase, enums as kebab-case words, sets in order.</summary>
/// <remarks>
/// Facts are read and written by code that the compiler generates: each module has a list of its facts beside its fold
/// (<see cref="JsonSerializerContext"/>), and all lists are found here. Everything else uses reflection.
/// </remarks>
public static class FactJson
{
    /// <summary>The modules' lists of facts.</summary>
    public static IReadOnlyList<JsonSerializerContext> Lists { get; } =
    [
        .. typeof(Fact).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (JsonSerializerContext)Activator.CreateInstance(type)!),
    ];

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new SortedSetConverter(),
        },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = JsonTypeInfoResolver.Combine([.. Lists, new DefaultJsonTypeInfoResolver()]),
    };
}
