using System.Collections;
using System.Globalization;
using System.Reflection;
using Samlop.History;
using Shouldly;

namespace Samlop;

/// <summary>A state that is written to a snapshot and read again, at any version, is the same and folds further facts alike.</summary>
internal static class SnapshotLaw
{
    public static void Holds<TState, TFact>(IEnumerable<TFact> facts)
        where TState : IState<TState, TFact>
        where TFact : Fact
    {
        var (folded, kept) = (TState.Initial, Again(TState.Initial));
        Told(kept).ShouldBe(Told(folded));
        foreach (var fact in facts)
        {
            (folded, kept) = (folded.Evolve(fact), Again(kept.Evolve(fact)));
            Told(kept).ShouldBe(Told(folded), fact.ToString());
        }
    }

    private static TState Again<TState>(TState state)
    {
        var fact = Guid.NewGuid();
        var read = SnapshotContent.Read<TState>(7, fact, SnapshotContent.Write(new Snapshot<TState>(7, fact, state)));
        (read.Version, read.Fact).ShouldBe((7, fact));
        return read.State;
    }

    /// <summary>All that an object holds, as text: private members, order and comparers too. Unordered collections are sorted.</summary>
    private static string Told(object? value) => value switch
    {
        null => "nothing",
        string or bool or Enum => $"'{value}'",
        DateOnly or DateTimeOffset => string.Create(CultureInfo.InvariantCulture, $"{value:O}"),
        _ when value.GetType().IsPrimitive => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IEnumerable many when IsOrdered(value.GetType()) => $"[{string.Join(", ", many.Cast<object>().Select(Told))}]{Comparer(value)}",
        IEnumerable many => $"{{{string.Join(", ", many.Cast<object>().Select(Told).Order(StringComparer.Ordinal))}}}{Comparer(value)}",
        _ => $"{value.GetType().Name}({string.Join(", ", Fields(value.GetType()).Select(field => Told(field, value)))})",
    };

    private static string Told(FieldInfo field, object value) => $"{field.Name}={Told(field.GetValue(value))}";

    private static bool IsOrdered(Type type) =>
        type.Name.Contains("Sorted", StringComparison.Ordinal) || !Array.Exists(type.GetInterfaces(), IsOfUnordered);

    private static bool IsOfUnordered(Type type) =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static string? Comparer(object value) => value.GetType().GetProperty("KeyComparer")?.GetValue(value)?.GetType().Name;

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null
        ? []
        : Fields(type.BaseType)
            .Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
}
