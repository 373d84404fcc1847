using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Samlop.People;

namespace Samlop.Journeys;

/// <summary>
/// The content of a fact as a line shows it, name → value. A member that is encrypted under a person's key is left out, and so is a member
/// that contains one.
/// </summary>
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

    /// <summary>True when the type is <see cref="Sealed"/>, or has a sealed member at any depth.</summary>
    private static bool HoldsSealed(Type type)
    {
        if (type == typeof(Sealed))
            return true;
        if (Sealing.TryGetValue(type, out var known))
            return known;
        Sealing[type] = false; // Ends the recursion for a type that contains itself.
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
