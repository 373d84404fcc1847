using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class FallsDueSpecs : GroupSpec
{
    private static readonly DateOnly Review = new(2026, 9, 1);
    private static readonly DateOnly By = new(2027, 1, 1);
    private static readonly DecisionFellDue DecisionDue = new("one", Review);
    private static readonly AmbitionFellDue AmbitionDue = new("data", By);

    [Fact]
    public void A_decision_falls_due_on_its_review_date() =>
        Given(Group).And(Proposed, Adopted).When(group => group.FallsDue(Review)).Then(DecisionDue);

    [Fact]
    public void It_falls_due_later_when_nobody_looked_on_the_day() =>
        Given(Group).And(Proposed, Adopted).When(group => group.FallsDue(Review.AddDays(9))).Then(DecisionDue);

    [Fact]
    public void It_falls_due_once() => Given(Group).And(Proposed, Adopted, DecisionDue).When(group => group.FallsDue(Review)).ThenNothing();

    [Fact]
    public void Nothing_falls_due_before_its_day() =>
        Given(Group).And(Proposed, Adopted, StartsAtTwo, AimsAtFour).When(group => group.FallsDue(Review.AddDays(-1))).ThenNothing();

    [Fact]
    public void A_proposal_does_not_fall_due() => Given(Group).And(Proposed).When(group => group.FallsDue(Review)).ThenNothing();

    [Fact]
    public void What_has_ended_does_not_fall_due() =>
        Given(Group).And(Proposed, Adopted, new DecisionConcluded("one", "Done")).When(group => group.FallsDue(Review)).ThenNothing();

    [Fact]
    public void An_ambition_falls_due_on_its_day() =>
        Given(Group).And(StartsAtTwo, AimsAtFour).When(group => group.FallsDue(By)).Then(AmbitionDue);

    [Fact]
    public void An_ambition_falls_due_once() =>
        Given(Group).And(StartsAtTwo, AimsAtFour, AmbitionDue).When(group => group.FallsDue(By)).ThenNothing();

    [Fact]
    public void An_ambition_that_was_given_another_day_falls_due_on_that()
    {
        var revised = new AmbitionRevised("data", 4, Horizon.Long, By.AddYears(1), "Money is short");
        Given(Group).And(StartsAtTwo, AimsAtFour, AmbitionDue, revised).When(group => group.FallsDue(By)).ThenNothing();
        Given(Group).And(StartsAtTwo, AimsAtFour, AmbitionDue, revised)
            .When(group => group.FallsDue(By.AddYears(1))).Then(new AmbitionFellDue("data", By.AddYears(1)));
    }

    [Fact]
    public void A_withdrawn_ambition_does_not_fall_due() =>
        Given(Group).And(StartsAtTwo, AimsAtFour, new AmbitionWithdrawn("data", "Too much"))
            .When(group => group.FallsDue(By)).ThenNothing();

    [Fact]
    public void The_calendar_is_watched_while_something_lies_ahead()
    {
        Ahead(Proposed).ShouldBeFalse();
        Ahead(Proposed, Adopted).ShouldBeTrue();
        Ahead(Proposed, Adopted, DecisionDue).ShouldBeFalse();
        Ahead(StartsAtTwo, AimsAtFour).ShouldBeTrue();
        Ahead(StartsAtTwo, AimsAtFour, AmbitionDue).ShouldBeFalse();
    }

    private static bool Ahead(params ManagementGroupFact[] facts) =>
        facts.Aggregate(ManagementGroup.Initial, (group, fact) => group.Evolve(fact)).HasDatesAhead;
}
