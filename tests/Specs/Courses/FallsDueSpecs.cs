using Shouldly;
using Xunit;

namespace Samlop.Courses;

public sealed class FallsDueSpecs : CourseSpec
{
    private static readonly DateOnly OpeningDay = new(2026, 1, 20);

    [Fact]
    public void The_next_module_opens_on_its_day() => Running.When(course => course.FallsDue(OpeningDay)).Then(new ModuleOpened(First));

    [Fact]
    public void It_opens_once() => FirstOpened.When(course => course.FallsDue(OpeningDay)).ThenNothing();

    [Fact]
    public void It_opens_late_when_nobody_looked_on_its_day() =>
        Running.When(course => course.FallsDue(OpeningDay.AddDays(3))).Then(new ModuleOpened(First));

    [Fact]
    public void It_does_not_open_before_its_day() => Running.When(course => course.FallsDue(OpeningDay.AddDays(-1))).ThenNothing();

    [Fact]
    public void It_does_not_open_before_the_course_runs() => Enrolling.When(course => course.FallsDue(OpeningDay)).ThenNothing();

    [Fact]
    public void It_does_not_open_before_its_turn() =>
        Given(
            Planned, FirstScheduled with { OpensOn = null },
            SecondScheduled with { OpensOn = OpeningDay }, new CourseStarted(), new ModuleOpened(First))
            .When(course => course.FallsDue(OpeningDay)).ThenNothing();

    [Fact]
    public void A_module_without_an_opening_day_waits_for_somebody() => FirstHeld.When(course => course.FallsDue(SecondDay)).ThenNothing();

    [Fact]
    public void A_gathering_that_was_not_held_falls_due_the_day_after() =>
        FirstOpened.When(course => course.FallsDue(FirstDay.AddDays(1))).Then(new GatheringFellDue(First));

    [Fact]
    public void It_does_not_fall_due_on_its_day() => FirstOpened.When(course => course.FallsDue(FirstDay)).ThenNothing();

    [Fact]
    public void It_falls_due_once() =>
        FirstOpened.And(new GatheringFellDue(First)).When(course => course.FallsDue(FirstDay.AddDays(2))).ThenNothing();

    [Fact]
    public void A_gathering_that_was_held_does_not_fall_due() =>
        FirstHeld.When(course => course.FallsDue(FirstDay.AddDays(1))).ThenNothing();

    [Fact]
    public void Nothing_falls_due_in_a_course_that_has_ended() =>
        Cancelled.When(course => course.FallsDue(SecondDay.AddDays(1))).ThenNothing();

    [Fact]
    public void A_course_without_gatherings_has_no_dates_ahead() => Reached(Given(Planned)).HasDatesAhead.ShouldBeFalse();

    [Fact]
    public void A_course_with_a_gathering_to_come_has_dates_ahead() =>
        Reached(Given(Planned, SecondScheduled)).HasDatesAhead.ShouldBeTrue();

    [Fact]
    public void A_course_with_a_module_to_open_has_dates_ahead() =>
        Reached(Given(Planned, FirstScheduled, new GatheringFellDue(First))).HasDatesAhead.ShouldBeTrue();

    [Fact]
    public void A_course_that_has_ended_has_no_dates_ahead() => Reached(Cancelled).HasDatesAhead.ShouldBeFalse();

    private static Course Reached(Story story) => story.Facts.Aggregate(Course.Initial, (course, fact) => course.Evolve(fact));
}
