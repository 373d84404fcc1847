namespace Samlop;

/// <summary>
/// "Whenever X, ask Y": after one committed fact, a reaction sends commands to other streams. The reactor (<c>History/Reactor.cs</c>) runs
/// it at least once, in the order of each stream's facts. The command ids derive from the fact, so each command is carried out once.
/// </summary>
public abstract class Reaction
{
    /// <summary>Pinned, kebab-case. It is part of the command ids, so a new name would send all commands again.</summary>
    public abstract string Name { get; }

    /// <summary>The type of fact to which this reaction reacts.</summary>
    public abstract Type To { get; }

    public static IEnumerable<Type> All { get; } =
        typeof(Reaction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Reaction)) && !type.IsAbstract);

    /// <summary>The types of fact to which any reaction reacts; the reactor reads no others.</summary>
    public static IEnumerable<Type> Concerned { get; } = All.Select(reaction => reaction.BaseType!.GetGenericArguments()[0]).Distinct();

    /// <summary>
    /// Sends the commands. A refusal by a rule is an answer, which the reaction handles itself; after any other exception the fact is
    /// delivered again.
    /// </summary>
    public abstract Task React(Because because, Fact fact);
}

/// <summary>A reaction to one type of fact.</summary>
public abstract class Reaction<TFact> : Reaction where TFact : Fact
{
    public sealed override Type To => typeof(TFact);

    public sealed override Task React(Because because, Fact fact) => React(because, (TFact)fact);

    protected abstract Task React(Because because, TFact fact);
}
