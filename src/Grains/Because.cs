using Samlop.Access;

namespace Samlop;

/// <summary>The cause of a reaction, one recorded fact; the reaction calls other grains through it.</summary>
public sealed record Because(RecordedFact Fact, string Region, IGrainFactory Grains, string Reaction)
{
    /// <summary>The id of the fact's own stream within its region.</summary>
    public string Id => StreamKey.Parse(Fact.Stream).Id;

    /// <summary>The grain with this id in the same region; no reaction crosses regions.</summary>
    public TGrain Grain<TGrain>(string id) where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>($"{Region}/{id}");

    /// <summary>
    /// Makes one call as Samløp, at the effective time of the fact. Returns the refusal, or null; <c>try-later</c> is thrown, since it is
    /// no answer.
    /// </summary>
    /// <param name="target">Distinguishes several calls that one reaction makes because of one fact.</param>
    public Task<Refused?> Ask(string target, Func<Task> ask) =>
        new SystemCall(FactId.OfReaction(Fact.Id, Reaction, target), Fact.Correlation, Fact.Id.ToString("n"), Fact.Effective).Ask(ask);
}
