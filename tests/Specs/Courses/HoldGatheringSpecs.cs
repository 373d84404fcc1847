using Xunit;

namespace Samlop.Courses;

public sealed class HoldGatheringSpecs : CourseSpec
{
    private static readonly HoldGathering Command = new(First);
    private static readonly GatheringHeld Held = new(First, FirstDay);

    [Fact]
    public void A_gathering_is_held_on_its_day() => FirstOpened.When(course => course.Decide(Command, FirstDay)).Then(Held);

    [Fact]
    public void A_gathering_that_was_moved_is_held_on_the_new_day() =>
        FirstOpened.And(new GatheringRescheduled(First, FirstDay.AddDays(7), "Snow"))
            .When(course => course.Decide(Command, FirstDay.AddDays(7))).Then(Held with { On = FirstDay.AddDays(7) });

    [Fact]
    public void Also_when_it_is_told_after_it_fell_due() =>
        FirstOpened.And(new GatheringFellDue(First)).When(course => course.Decide(Command, FirstDay)).Then(Held);

    [Fact]
    public void Holding_it_twice_is_recorded_once() => FirstHeld.When(course => course.Decide(Command, FirstDay)).ThenNothing();

    [Theory]
    [InlineData(2, 9)]
    [InlineData(2, 11)]
    public void It_is_not_held_on_another_day(int month, int day) =>
        FirstOpened.When(course => course.Decide(Command, new DateOnly(2026, month, day))).ThenRefused("gathering-on-another-day");

    [Fact]
    public void It_has_a_day() => Given(Planned).When(course => course.Decide(Command, FirstDay)).ThenRefused("gathering-not-scheduled");

    [Fact]
    public void Its_module_is_open() => Running.When(course => course.Decide(Command, FirstDay)).ThenRefused("module-not-open");

    [Fact]
    public void The_course_runs() => Enrolling.When(course => course.Decide(Command, FirstDay)).ThenRefused("course-not-running");

    [Fact]
    public void Nothing_is_held_in_a_course_that_has_ended() =>
        Cancelled.When(course => course.Decide(Command, FirstDay)).ThenRefused("course-ended");
}
