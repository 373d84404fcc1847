using System.Reflection;
using Xunit;

namespace Samlop;

/// <summary>A stored fact is read for ever: its name and shape change only with an upcast, and in sight of everybody.</summary>
public sealed class ApprovedFacts
{
    [Fact]
    public void Stored_names_and_shapes_of_facts_are_those_approved() =>
        string.Join(
            '\n', FactNames.All.OrderBy(fact => fact.Value, StringComparer.Ordinal).Select(fact => $"{fact.Value}{Shape(fact.Key)}"))
            .ShouldBeApproved("fact-names.txt");

    private static string Shape(Type fact) =>
        string.Concat(
            Stored(fact).Select(property => $"\n  {property.Name}: {TypeName.Of(property)}{Inner(property.PropertyType, "    ", [])}"));

    /// <summary>The records within, which are stored with the fact.</summary>
    private static string Inner(Type type, string indent, IReadOnlyList<Type> above)
    {
        if (type.IsArray || type.IsGenericType)
            return string.Concat(
                (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).Select(part => Inner(part, indent, above)));
        if (type.IsEnum)
            return $"\n{indent}{type.Name}: {string.Join(" | ", Enum.GetNames(type))}";
        if (type.Namespace?.StartsWith("Samlop", StringComparison.Ordinal) != true || above.Contains(type))
            return "";
        return string.Concat(Stored(type).Select(property =>
            $"\n{indent}{type.Name}.{property.Name}: {TypeName.Of(property)}"
            + Inner(property.PropertyType, indent + "  ", [.. above, type])));
    }

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Where(property => property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null);
}

/// <summary>A type as it is written in C#.</summary>
internal static class TypeName
{
    public static string Of(PropertyInfo property) =>
        Of(property.PropertyType) + Mark(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(ParameterInfo parameter) =>
        Of(parameter.ParameterType) + Mark(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string Mark(Type type, NullabilityInfo nullability) =>
        !type.IsValueType && nullability.ReadState is NullabilityState.Nullable ? "?" : "";

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : type.Name;
    }
}
