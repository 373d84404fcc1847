namespace Samlop;

/// <summary>Something that was decided, in the past tense. Each fact is a sealed record with a pinned <see cref="FactNameAttribute"/>.</summary>
public abstract record Fact;

/// <summary>The name under which a fact is stored, for ever; renaming the class does not rename history.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
