using Samlop.Access;

namespace Samlop.ManagementGroups;

/// <param name="Decision">Id of the decision within the group.</param>
/// <param name="KnewVersion">Version of the stream before this fact; it says what the group knew.</param>
[FactName("decision-proposed")]
public sealed record DecisionProposed(
    string Decision, string Statement, Horizon Horizon, string Owner, DateOnly ReviewOn, string Reasons,
    IReadOnlyList<string> OptionsWeighed, IReadOnlyList<Evidence> Evidence, long KnewVersion) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <summary>The same words with another id are another proposal.</summary>
    public IReadOnlyList<ManagementGroupFact> Decide(ProposeDecision command, string id, long version, DateOnly today)
    {
        if (Decisions.ContainsKey(id))
            return [];
        var statement = Text(command.Statement, "statement-empty", $"Say what the group is to decide.");
        var owner = Text(command.Owner, "owner-empty", $"Say which role carries the decision out.");
        if (command.ReviewOn < today)
            throw new Refused("review-date-in-the-past", $"Choose today or a later day for the review.");
        IReadOnlyList<string> options = [.. command.OptionsWeighed.Select(option => option.Trim()).Where(option => option.Length > 0)];
        var (reasons, evidence) = (command.Reasons.Trim(), Checked(command.Evidence));
        return [new DecisionProposed(id, statement, command.Horizon, owner, command.ReviewOn, reasons, options, evidence, version)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ProposeDecision(ProposeDecision command)
    {
        Exists();
        var (id, today) = (Acting.Current.NewId, EffectiveDay);
        // The lambda reads the version, because it runs again after a write conflict, and the group knows more then.
        return Transact(group => group.Decide(command, id, Version, today), id);
    }
}
