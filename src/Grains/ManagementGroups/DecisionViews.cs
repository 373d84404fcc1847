using Samlop.People;

namespace Samlop.ManagementGroups;

/// <summary>Decisions of a group as people look at them.</summary>
/// <param name="dissent">Sealed text → text, for those that can be opened.</param>
public sealed class DecisionViews(string group, IReadOnlyDictionary<Sealed, string> dissent)
{
    /// <summary>
    /// In the order in which they were proposed. What was said of a decision counts whatever its place among the facts: told late, it may
    /// stand before the proposal.
    /// </summary>
    public IReadOnlyList<DecisionView> Of(IReadOnlyList<RecordedFact> facts)
    {
        var said = facts.Where(fact => fact.Fact is not DecisionProposed).ToLookup(fact => About(fact.Fact));
        var before = facts.Select(fact => fact.Fact).OfType<DecisionSuperseded>().ToLookup(superseded => superseded.By, superseded => superseded.Decision);
        return [.. facts
            .Where(fact => fact.Fact is DecisionProposed)
            .Select(fact => said[((DecisionProposed)fact.Fact).Decision].Aggregate(Proposed(fact), Fold))
            .Select(view => view with { Supersedes = before[view.Id].LastOrDefault() })];
    }

    private DecisionView Proposed(RecordedFact recorded)
    {
        var fact = (DecisionProposed)recorded.Fact;
        return new DecisionView(
            fact.Decision, group, fact.Statement, fact.Horizon, fact.Owner, fact.ReviewOn, fact.Reasons, fact.OptionsWeighed, fact.Evidence,
            [], DecisionPhase.Proposed, fact.KnewVersion, recorded.Effective, null, null, null, null, null, null, null);
    }

    private DecisionView Fold(DecisionView view, RecordedFact recorded) => recorded.Fact switch
    {
        DecisionAdopted f => view with
        {
            Phase = view.EndedAt is null ? DecisionPhase.Adopted : view.Phase,
            AdoptedAt = recorded.Effective,
            Dissent = [.. f.Dissent.Select(one => new DissentView(one.Participant, dissent.GetValueOrDefault(one.Text)))],
        },
        DecisionProgressReported f => view with { ProgressPerCent = f.PerCent, ProgressNote = f.Note },
        DecisionSuperseded f => view with { Phase = DecisionPhase.Superseded, EndedAt = recorded.Effective, SupersededBy = f.By },
        DecisionWithdrawn f => view with { Phase = DecisionPhase.Withdrawn, EndedAt = recorded.Effective, EndedBecause = f.Reason },
        DecisionConcluded f => view with { Phase = DecisionPhase.Concluded, EndedAt = recorded.Effective, EndedBecause = f.Outcome },
        _ => view,
    };

    private static string? About(Fact fact) => fact switch
    {
        DecisionAdopted f => f.Decision,
        DecisionProgressReported f => f.Decision,
        DecisionSuperseded f => f.Decision,
        DecisionWithdrawn f => f.Decision,
        DecisionConcluded f => f.Decision,
        _ => null,
    };
}
