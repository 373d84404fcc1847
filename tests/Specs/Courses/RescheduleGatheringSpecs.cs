using Shouldly;
using Xunit;

namespace Samlop.Courses;

public sealed class RescheduleGatheringSpecs : CourseSpec
{
    private static readonly DateOnly NewDay = new(2026, 2, 17);
    private static readonly RescheduleGathering Command = new(First, NewDay, "The speaker is ill");
    private static readonly GatheringRescheduled Moved = new(First, NewDay, "The speaker is ill");

    [Fact]
    public void A_gathering_is_moved() => Running.When(course => course.Decide(Command)).Then(Moved);

    [Fact]
    public void Moving_it_twice_is_recorded_once() => Running.And(Moved).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void A_gathering_that_fell_due_is_moved_and_can_fall_due_again() =>
        FirstOpened.And(new GatheringFellDue(First), Moved)
            .When(course => course.FallsDue(NewDay.AddDays(1))).Then(new GatheringFellDue(First));

    [Fact]
    public void A_module_opens_before_its_gathering_also_when_that_is_moved_forward() =>
        Running.And(new GatheringRescheduled(First, new DateOnly(2026, 1, 15), "Earlier")).Facts
            .Aggregate(Course.Initial, (course, fact) => course.Evolve(fact)).Gatherings[First].OpensOn.ShouldBe(new DateOnly(2026, 1, 15));

    [Fact]
    public void It_says_why() => Running.When(course => course.Decide(Command with { Reason = "" })).ThenRefused("reason-empty");

    [Fact]
    public void Only_what_has_a_day_is_moved() =>
        Given(Planned).When(course => course.Decide(Command)).ThenRefused("gathering-not-scheduled");

    [Fact]
    public void What_was_held_is_not_moved() => FirstHeld.When(course => course.Decide(Command)).ThenRefused("gathering-already-held");

    [Fact]
    public void It_stays_within_the_course() =>
        Running.When(course => course.Decide(Command with { On = new DateOnly(2026, 6, 20) })).ThenRefused("gathering-outside-course");

    [Fact]
    public void It_stays_before_the_next() =>
        Running.When(course => course.Decide(Command with { On = SecondDay })).ThenRefused("gatherings-out-of-order");

    [Fact]
    public void Nothing_is_moved_in_a_course_that_has_ended() =>
        Cancelled.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
