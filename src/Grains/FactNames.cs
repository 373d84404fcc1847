using System.Reflection;

namespace Samlop;

/// <summary>The stored names of all facts.</summary>
public static class FactNames
{
    /// <summary>Fact type → stored name; throws when a fact has no name or a name stands twice.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = typeof(Fact).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)
        .ToDictionary(type => type, type => type.GetCustomAttribute<FactNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [FactName]."));

    public static string Of(Fact fact) => All[fact.GetType()];
}
