using Xunit;

namespace Samlop.ManagementGroups;

public sealed class WithdrawDecisionSpecs : GroupSpec
{
    private static readonly WithdrawDecision Command = new("one", "The law has changed");
    private static readonly DecisionWithdrawn Withdrawn = new("one", "The law has changed");

    [Fact]
    public void A_decision_is_withdrawn() => Given(Group).And(Proposed, Adopted).When(group => group.Decide(Command)).Then(Withdrawn);

    [Fact]
    public void A_proposal_is_withdrawn() => Given(Group).And(Proposed).When(group => group.Decide(Command)).Then(Withdrawn);

    [Fact]
    public void Withdrawing_twice_is_recorded_once() =>
        Given(Group).And(Proposed, Withdrawn).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_not_withdrawn_again_for_another_reason() =>
        Given(Group).And(Proposed, Withdrawn)
            .When(group => group.Decide(Command with { Reason = "Money" })).ThenRefused("decision-not-standing");

    [Fact]
    public void What_is_concluded_is_not_withdrawn() =>
        Given(Group).And(Proposed, Adopted, new DecisionConcluded("one", "Done"))
            .When(group => group.Decide(Command)).ThenRefused("decision-not-standing");

    [Fact]
    public void There_is_such_a_decision() => Given(Group).When(group => group.Decide(Command)).ThenRefused("decision-unknown");

    [Fact]
    public void It_says_why() =>
        Given(Group).And(Proposed).When(group => group.Decide(Command with { Reason = " " })).ThenRefused("reason-empty");
}
