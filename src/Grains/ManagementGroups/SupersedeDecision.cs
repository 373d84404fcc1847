namespace Samlop.ManagementGroups;

/// <param name="Decision">The one before.</param>
/// <param name="By">The one that takes its place.</param>
[FactName("decision-superseded")]
public sealed record DecisionSuperseded(string Decision, string By) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(SupersedeDecision command)
    {
        var before = Known(command.Decision);
        Known(command.By);
        if (command.Decision == command.By)
            throw new Refused("decision-supersedes-itself", $"Choose another decision to take its place.", RefusalKind.Invalid);
        if (before.Phase is DecisionPhase.Superseded && before.Ending == command.By)
            return [];
        Standing(command.Decision);
        Standing(command.By);
        return [new DecisionSuperseded(command.Decision, command.By)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> SupersedeDecision(SupersedeDecision command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
