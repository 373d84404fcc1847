namespace Samlop.ManagementGroups;

[FactName("decision-withdrawn")]
public sealed record DecisionWithdrawn(string Decision, string Reason) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <summary>A proposal can be withdrawn as well as a decision that stands.</summary>
    public IReadOnlyList<ManagementGroupFact> Decide(WithdrawDecision command)
    {
        var decision = Known(command.Decision);
        var reason = Reason(command.Reason);
        if (decision.Phase is DecisionPhase.Withdrawn && decision.Ending == reason)
            return [];
        if (decision.Phase is not (DecisionPhase.Proposed or DecisionPhase.Adopted))
            throw new Refused("decision-not-standing", $"The decision has been superseded, withdrawn or concluded already.");
        return [new DecisionWithdrawn(command.Decision, reason)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> WithdrawDecision(WithdrawDecision command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
