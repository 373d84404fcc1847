namespace Samlop.ManagementGroups;

/// <param name="PerCent">0 to 100; it may go down again.</param>
[FactName("decision-progress-reported")]
public sealed record DecisionProgressReported(string Decision, int PerCent, string Note) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ReportDecisionProgress command)
    {
        var decision = Standing(command.Decision);
        if (command.PerCent is < 0 or > 100)
            throw new Refused("progress-out-of-range", $"Give the progress in per cent, from 0 to 100.", RefusalKind.Invalid);
        var note = command.Note.Trim();
        return decision.Progress == (command.PerCent, note) ? [] : [new DecisionProgressReported(command.Decision, command.PerCent, note)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ReportDecisionProgress(ReportDecisionProgress command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
