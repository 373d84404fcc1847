using System.Collections;
using Samlop.People;

namespace Samlop;

/// <summary>One filled instance of each fact there is: every member set, no list empty, no text plain ASCII.</summary>
internal static class SampleFacts
{
    public static IEnumerable<Fact> All =>
        FactNames.All.Keys.OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (Fact)Of(type, type.Name));

    private static object Of(Type type, string name) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner, name),
        _ when type == typeof(string) => $"{name} på «nynorsk» 🙂 \\ \" \n",
        _ when type == typeof(int) => 4,
        _ when type == typeof(long) => 5_000_000_000L,
        _ when type == typeof(double) => 2.5,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateOnly) => new DateOnly(2028, 2, 29),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero),
        _ when type == typeof(Sealed) => new Sealed($"v1.{name}.x-_.y"),
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
        _ when ElementOf(type, typeof(IReadOnlyDictionary<,>)) is [var key, var value] => Dictionary(key, value, name),
        _ when ElementOf(type, typeof(IReadOnlyList<>)) is [var element] => List(element, name),
        _ => Construct(type),
    };

    private static object Construct(Type type)
    {
        var constructor = type.GetConstructors().Where(one => !one.GetParameters().Any(parameter => parameter.ParameterType == type))
            .MaxBy(one => one.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type.Name} cannot be made: say how.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
    }

    private static Type[]? ElementOf(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments() : null;

    private static Array List(Type element, string name)
    {
        var list = Array.CreateInstance(element, 2);
        list.SetValue(Of(element, name), 0);
        list.SetValue(Of(element, name), 1);
        return list;
    }

    private static IDictionary Dictionary(Type key, Type value, string name)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        dictionary.Add($"{name}-nøkkel", Of(value, name));
        dictionary.Add("Key", Of(value, name));
        return dictionary;
    }
}
