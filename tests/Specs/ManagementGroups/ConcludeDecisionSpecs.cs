using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ConcludeDecisionSpecs : GroupSpec
{
    private static readonly ConcludeDecision Command = new("one", "One register it is");
    private static readonly DecisionConcluded Concluded = new("one", "One register it is");

    private static Story Decided => Given(Group).And(Proposed, Adopted);

    [Fact]
    public void A_decision_is_concluded() => Decided.When(group => group.Decide(Command)).Then(Concluded);

    [Fact]
    public void Concluding_twice_is_recorded_once() => Decided.And(Concluded).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_not_concluded_again_otherwise() =>
        Decided.And(Concluded).When(group => group.Decide(Command with { Outcome = "Two" })).ThenRefused("decision-not-adopted");

    [Fact]
    public void A_proposal_is_not_concluded() =>
        Given(Group).And(Proposed).When(group => group.Decide(Command)).ThenRefused("decision-not-adopted");

    [Fact]
    public void There_is_such_a_decision() => Given(Group).When(group => group.Decide(Command)).ThenRefused("decision-unknown");

    [Fact]
    public void It_says_what_came_of_it() =>
        Decided.When(group => group.Decide(Command with { Outcome = " " })).ThenRefused("outcome-empty");
}
