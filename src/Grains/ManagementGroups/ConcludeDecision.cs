namespace Samlop.ManagementGroups;

/// <param name="Outcome">What came of it.</param>
[FactName("decision-concluded")]
public sealed record DecisionConcluded(string Decision, string Outcome) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ConcludeDecision command)
    {
        var decision = Known(command.Decision);
        var outcome = Text(command.Outcome, "outcome-empty", $"Say what came of the decision.");
        if (decision.Phase is DecisionPhase.Concluded && decision.Ending == outcome)
            return [];
        Standing(command.Decision);
        return [new DecisionConcluded(command.Decision, outcome)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ConcludeDecision(ConcludeDecision command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
