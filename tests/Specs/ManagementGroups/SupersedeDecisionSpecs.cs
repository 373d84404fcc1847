using Xunit;

namespace Samlop.ManagementGroups;

public sealed class SupersedeDecisionSpecs : GroupSpec
{
    private static readonly SupersedeDecision Command = new("one", "two");
    private static readonly DecisionSuperseded Superseded = new("one", "two");

    private static Story Decided => Given(Group).And(Proposed, Adopted, Proposal("two"), Adoption("two"));

    [Fact]
    public void A_decision_takes_the_place_of_one_before() => Decided.When(group => group.Decide(Command)).Then(Superseded);

    [Fact]
    public void Superseding_twice_is_recorded_once() => Decided.And(Superseded).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void What_is_superseded_does_not_come_back() =>
        Decided.And(Superseded).When(group => group.Decide(new SupersedeDecision("two", "one"))).ThenRefused("decision-not-adopted");

    [Theory]
    [InlineData("none", "two")]
    [InlineData("one", "none")]
    public void There_are_such_decisions(string decision, string by) =>
        Decided.When(group => group.Decide(new SupersedeDecision(decision, by))).ThenRefused("decision-unknown");

    [Theory]
    [InlineData("one", "three")]
    [InlineData("three", "one")]
    public void Both_are_adopted(string decision, string by) =>
        Decided.And(Proposal("three")).When(group => group.Decide(new SupersedeDecision(decision, by))).ThenRefused("decision-not-adopted");

    [Fact]
    public void It_does_not_supersede_itself() =>
        Decided.When(group => group.Decide(new SupersedeDecision("one", "one"))).ThenRefused("decision-supersedes-itself");
}
