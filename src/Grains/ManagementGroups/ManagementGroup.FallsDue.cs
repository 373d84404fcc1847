namespace Samlop.ManagementGroups;

/// <summary>The review date of a decision that stands has come.</summary>
[FactName("decision-fell-due")]
public sealed record DecisionFellDue(string Decision, DateOnly ReviewOn) : ManagementGroupFact;

/// <summary>The day by which an ambition should be reached has come.</summary>
[FactName("ambition-fell-due")]
public sealed record AmbitionFellDue(string Capability, DateOnly By) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <summary>Whether a day lies ahead on which something falls due. A proposal has none until it is adopted.</summary>
    public bool HasDatesAhead
    {
        get
        {
            // After every command: the dictionaries' own enumerators, which make nothing.
            foreach (var (_, decision) in Decisions)
                if (Awaits(decision))
                    return true;
            foreach (var (_, ambition) in Ambitions)
                if (!ambition.FellDue)
                    return true;
            return false;
        }
    }

    /// <summary>What the day makes due, each once: a decision once, an ambition once for each day it was given.</summary>
    public IReadOnlyList<ManagementGroupFact> FallsDue(DateOnly today) =>
    [
        .. Decisions.Where(decision => Awaits(decision.Value) && decision.Value.ReviewOn <= today)
            .OrderBy(decision => decision.Key, StringComparer.Ordinal)
            .Select(decision => new DecisionFellDue(decision.Key, decision.Value.ReviewOn)),
        .. Ambitions.Where(ambition => !ambition.Value.FellDue && ambition.Value.By <= today)
            .OrderBy(ambition => ambition.Key, StringComparer.Ordinal)
            .Select(ambition => new AmbitionFellDue(ambition.Key, ambition.Value.By)),
    ];

    private static bool Awaits(Decision decision) => decision is { Phase: DecisionPhase.Adopted, FellDue: false };

    /// <summary>An ambition that was given another day since has not fallen due.</summary>
    private ManagementGroup FellDue(AmbitionFellDue fact) =>
        Ambitions.TryGetValue(fact.Capability, out var ambition) && ambition.By == fact.By
            ? this with { Ambitions = Ambitions.SetItem(fact.Capability, ambition with { FellDue = true }) }
            : this;
}

public sealed partial class ManagementGroupGrain
{
    protected override bool HasDatesAhead(ManagementGroup state) => state.HasDatesAhead;

    protected override IReadOnlyList<ManagementGroupFact> FallsDue(ManagementGroup state, DateOnly today) => state.FallsDue(today);
}
