namespace Samlop.ManagementGroups;

/// <summary>
/// The part of a decision that later commands need. Its phase only moves forward; superseded, withdrawn and concluded are final.
/// </summary>
/// <param name="Adopted">The members who adopted it and those who disagreed; null while it is proposed.</param>
/// <param name="Ending">What ended it: the id of the decision that took its place, the reason, or the outcome.</param>
/// <param name="Progress">The newest report.</param>
/// <param name="FellDue">Its review date has come, and that is recorded.</param>
public sealed record Decision(
    DateOnly ReviewOn, DecisionPhase Phase = DecisionPhase.Proposed, DecisionAdopted? Adopted = null,
    string? Ending = null, (int PerCent, string Note)? Progress = null, bool FellDue = false);

public sealed partial record ManagementGroup
{
    private Decision Known(string decision) => Decisions.GetValueOrDefault(decision)
        ?? throw new Refused("decision-unknown", $"The group has no such decision.");

    /// <summary>Returns the decision; refused as <c>decision-not-adopted</c> unless it is adopted and has not ended since.</summary>
    private Decision Standing(string decision) => Known(decision) is { Phase: DecisionPhase.Adopted } standing
        ? standing
        : throw new Refused(
            "decision-not-adopted", $"Choose a decision that is adopted and has not been superseded, withdrawn or concluded.");

    private ManagementGroup With(string decision, Func<Decision, Decision> change) =>
        Decisions.TryGetValue(decision, out var known) ? this with { Decisions = Decisions.SetItem(decision, change(known)) } : this;
}
