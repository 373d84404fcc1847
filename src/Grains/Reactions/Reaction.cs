using Samlop.Access;
using Samlop.History;

namespace Samlop.Reactions;

/// <summary>
/// "Whenever X, ask Y": what one committed fact sets in motion at other streams. Carried out at least once, in the order of each stream's
/// facts, by <see cref="Reactor"/>; the command id of what is asked derives from the fact, so that at least once is once.
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

/// <summary>The recorded fact that a reaction reacts to, and the way to ask other grains because of it.</summary>
public sealed record Because(RecordedFact Fact, string Region, IGrainFactory Grains, string Reaction)
{
    /// <summary>The id of the fact's own stream within its region.</summary>
    public string Id => Fact.Stream[(Fact.Stream.IndexOf('/', Fact.Stream.IndexOf('/', StringComparison.Ordinal) + 1) + 1)..];

    /// <summary>The grain with this id in the same region; no reaction crosses regions.</summary>
    public TGrain Grain<TGrain>(string id) where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>($"{Region}/{id}");

    /// <summary>Asks one grain one thing, as Samløp, at the effective time of the fact. Returns the refusal when it is refused by a rule, else null.</summary>
    /// <param name="target">Tells apart several things that one reaction asks for because of one fact.</param>
    public async Task<Refused?> Ask(string target, Func<Task> ask)
    {
        try
        {
            await new SystemCall(FactId.OfReaction(Fact.Id, Reaction, target), Fact.Correlation, Fact.Id.ToString("n"), Fact.Effective).Ask(ask);
            return null;
        }
        catch (Refused refused) when (refused.Kind is not RefusalKind.TryLater)
        {
            return refused;
        }
    }
}
