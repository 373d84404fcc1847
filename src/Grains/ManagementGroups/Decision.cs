namespace Samlop.ManagementGroups;

/// <summary>What later decisions read of a decision. Its phase only moves forward; superseded, withdrawn and concluded are ends.</summary>
/// <param name="Adopted">Who adopted it and who disagreed; null while it is proposed.</param>
/// <param name="Ending">What ended it: the id of the one that took its place, the reason, or the outcome.</param>
/// <param name="Progress">What was reported last.</param>
/// <param name="FellDue">Its review date has come, and that is recorded.</param>
public sealed record Decision(
    DateOnly ReviewOn, DecisionPhase Phase = DecisionPhase.Proposed, DecisionAdopted? Adopted = null,
    string? Ending = null, (int PerCent, string Note)? Progress = null, bool FellDue = false);

public sealed partial record ManagementGroup
{
    private Decision Known(string decision) => Decisions.GetValueOrDefault(decision)
        ?? throw new Refused("decision-unknown", $"The group has no such decision.");

    /// <summary>The decision, which must stand: adopted, and not ended since.</summary>
    private Decision Standing(string decision) => Known(decision) is { Phase: DecisionPhase.Adopted } standing
        ? standing
        : throw new Refused("decision-not-adopted", $"Choose a decision that is adopted and has not been superseded, withdrawn or concluded.");

    private ManagementGroup With(string decision, Func<Decision, Decision> change) =>
        Decisions.TryGetValue(decision, out var known) ? this with { Decisions = Decisions.SetItem(decision, change(known)) } : this;
}
