using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ReportDecisionProgressSpecs : GroupSpec
{
    private static readonly ReportDecisionProgress Command = new("one", 40, "Two registers left");
    private static readonly DecisionProgressReported Reported = new("one", 40, "Two registers left");

    private static Story Decided => Given(Group).And(Proposed, Adopted);

    [Fact]
    public void Progress_is_reported() => Decided.When(group => group.Decide(Command)).Then(Reported);

    [Fact]
    public void The_same_report_twice_is_recorded_once() => Decided.And(Reported).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void It_may_go_back() =>
        Decided.And(Reported).When(group => group.Decide(Command with { PerCent = 20 })).Then(Reported with { PerCent = 20 });

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void It_lies_between_nothing_and_all(int perCent) =>
        Decided.When(group => group.Decide(Command with { PerCent = perCent })).ThenRefused("progress-out-of-range");

    [Fact]
    public void There_is_such_a_decision() => Given(Group).When(group => group.Decide(Command)).ThenRefused("decision-unknown");

    [Fact]
    public void A_proposal_makes_no_progress() =>
        Given(Group).And(Proposed).When(group => group.Decide(Command)).ThenRefused("decision-not-adopted");
}
