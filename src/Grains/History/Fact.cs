using System.Reflection;
using Samlop.Access;

namespace Samlop.History;

/// <summary>Something that was decided, in the past tense. Each fact is a sealed record with a pinned <see cref="FactNameAttribute"/>.</summary>
public abstract record Fact;

/// <summary>The name under which a fact is stored, for ever; renaming the class does not rename history.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A fact with all that is known of its recording.</summary>
/// <param name="Id">Derived from the command (<see cref="FactId"/>).</param>
/// <param name="Stream">Key of the stream: <c>management-group/agder/…</c>.</param>
/// <param name="Version">Position in the stream, from 1.</param>
/// <param name="Recorded">When it was recorded; never faked.</param>
/// <param name="Effective">When it was true.</param>
/// <param name="Actor">Opaque subject of who did it.</param>
/// <param name="Role">In which role.</param>
/// <param name="BodyHash">Hash of the command's content; null when Samløp itself asked.</param>
public sealed record RecordedFact(
    Fact Fact, Guid Id, string Stream, long Version, DateTimeOffset Recorded, DateTimeOffset Effective,
    string Actor, Role Role, Guid Command, string? BodyHash, string Correlation, string? Causation)
{
    /// <summary>A time for <see cref="Recorded"/>: PostgreSQL keeps microseconds, and what an append is recognised by must be what is read back.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

/// <summary>All facts there are, by stored name.</summary>
public static class FactNames
{
    /// <summary>Fact type → stored name; throws when a fact has no name or a name stands twice.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = typeof(Fact).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)
        .ToDictionary(type => type, type => type.GetCustomAttribute<FactNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [FactName]."));

    public static string Of(Fact fact) => All[fact.GetType()];
}
