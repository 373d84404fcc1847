namespace Samlop;

/// <summary>One result of a decision, named in the past tense. Each fact is a sealed record with <see cref="FactNameAttribute"/>.</summary>
public abstract record Fact;

/// <summary>The name under which a fact is stored. It never changes, also when the class is renamed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
