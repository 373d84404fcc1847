using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Samlop.People;

namespace Samlop.Journeys;

/// <summary>What a fact says, name → value, as a line can show it. What stands under a person's key is left out, and with it whatever it stands in.</summary>
public static class JourneyDetails
{
    private static readonly ConcurrentDictionary<Type, bool> Sealing = new();

    private static readonly JsonSerializerOptions Json = new(FactJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSealed } },
    };

    public static IReadOnlyDictionary<string, string> Of(Fact fact) =>
        JsonSerializer.SerializeToElement(fact, fact.GetType(), Json).EnumerateObject()
            .ToDictionary(property => property.Name, property => Text(property.Value));

    private static void LeaveOutSealed(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (HoldsSealed(type.Properties[i].PropertyType))
                type.Properties.RemoveAt(i);
    }

    /// <summary>Whether it is sealed, or has something sealed in it, however deep.</summary>
    private static bool HoldsSealed(Type type)
    {
        if (type == typeof(Sealed))
            return true;
        if (Sealing.TryGetValue(type, out var known))
            return known;
        Sealing[type] = false; // A type that holds itself is looked at once.
        return Sealing[type] = type.GetGenericArguments().Any(HoldsSealed)
            || (type.GetElementType() is { } element && HoldsSealed(element))
            || (type.Assembly == typeof(Fact).Assembly && type.GetProperties().Any(property => HoldsSealed(property.PropertyType)));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(property => $"{property.Name}: {Text(property.Value)}")),
        _ => value.GetRawText(),
    };
}
