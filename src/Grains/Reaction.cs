namespace Samlop;

/// <summary>
/// "Whenever X, ask Y": what one committed fact sets in motion at other streams. Carried out at least once, in the order of each stream's
/// facts, by the reactor (<c>History/Reactor.cs</c>); the command id of what is asked derives from the fact, so that at least once is once.
/// </summary>
public abstract class Reaction
{
    /// <summary>Pinned, kebab-case; part of the command ids, so renaming it would ask everything again.</summary>
    public abstract string Name { get; }

    /// <summary>The type of fact that concerns this reaction.</summary>
    public abstract Type To { get; }

    /// <summary>All reactions there are.</summary>
    public static IEnumerable<Type> All { get; } = typeof(Reaction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Reaction)) && !type.IsAbstract);

    /// <summary>The types of fact that concern any of them; no others are read on their behalf.</summary>
    public static IEnumerable<Type> Concerned { get; } = All.Select(reaction => reaction.BaseType!.GetGenericArguments()[0]).Distinct();

    /// <summary>Asks. What is refused by a rule is an answer, and the reaction's own business; a fault is thrown and the fact comes again.</summary>
    public abstract Task React(Because because, Fact fact);
}

/// <summary>A reaction to one type of fact.</summary>
public abstract class Reaction<TFact> : Reaction where TFact : Fact
{
    public sealed override Type To => typeof(TFact);

    public sealed override Task React(Because because, Fact fact) => React(because, (TFact)fact);

    protected abstract Task React(Because because, TFact fact);
}
