using Samlop.Access;

namespace Samlop;

/// <summary>The recorded fact that a reaction reacts to, and the way to ask other grains because of it.</summary>
public sealed record Because(RecordedFact Fact, string Region, IGrainFactory Grains, string Reaction)
{
    /// <summary>The id of the fact's own stream within its region.</summary>
    public string Id => StreamKey.Parse(Fact.Stream).Id;

    /// <summary>The grain with this id in the same region; no reaction crosses regions.</summary>
    public TGrain Grain<TGrain>(string id) where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>($"{Region}/{id}");

    /// <summary>Asks one grain one thing, as Samløp, at the effective time of the fact. Returns the refusal when it is refused by a rule, else null.</summary>
    /// <param name="target">Tells apart several things that one reaction asks for because of one fact.</param>
    public Task<Refused?> Ask(string target, Func<Task> ask) =>
        new SystemCall(FactId.OfReaction(Fact.Id, Reaction, target), Fact.Correlation, Fact.Id.ToString("n"), Fact.Effective).Ask(ask);
}
