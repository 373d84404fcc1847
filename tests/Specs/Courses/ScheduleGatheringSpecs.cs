using Xunit;

namespace Samlop.Courses;

public sealed class ScheduleGatheringSpecs : CourseSpec
{
    private static readonly ScheduleGathering Command = new(First, FirstDay, "Arendal kulturhus", false, new DateOnly(2026, 1, 20));

    [Fact]
    public void A_gathering_gets_its_day() => Given(Planned).When(course => course.Decide(Command)).Then(FirstScheduled);

    [Fact]
    public void An_online_gathering_says_so() =>
        Given(Planned, FirstScheduled)
            .When(course => course.Decide(new ScheduleGathering(Second, SecondDay, " https://meet.example/2 ", true)))
            .Then(SecondScheduled);

    [Fact]
    public void The_same_day_twice_is_recorded_once() =>
        Given(Planned, FirstScheduled).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void A_gathering_that_has_a_day_is_not_scheduled_on_another() =>
        Given(Planned, FirstScheduled).When(course => course.Decide(Command with { On = FirstDay.AddDays(1) }))
            .ThenRefused("gathering-already-scheduled");

    [Fact]
    public void The_module_is_one_of_the_course() =>
        Given(Planned).When(course => course.Decide(Command with { Module = "strategy" })).ThenRefused("module-unknown");

    [Fact]
    public void It_has_a_place() => Given(Planned).When(course => course.Decide(Command with { Place = " " })).ThenRefused("place-empty");

    [Theory]
    [InlineData(1, 11)]
    [InlineData(6, 20)]
    public void It_is_within_the_course(int month, int day) =>
        Given(Planned).When(course => course.Decide(Command with { On = new DateOnly(2026, month, day), OpensOn = null }))
            .ThenRefused("gathering-outside-course");

    [Theory]
    [InlineData(1, 12)]
    [InlineData(6, 19)]
    public void The_first_and_the_last_day_are_within_the_course(int month, int day) =>
        Given(Planned).When(course => course.Decide(Command with { On = new DateOnly(2026, month, day), OpensOn = null }))
            .Then(FirstScheduled with { On = new DateOnly(2026, month, day), OpensOn = null });

    [Theory]
    [InlineData(4, 14)]
    [InlineData(4, 15)]
    public void The_first_gathering_is_before_the_second(int month, int day) =>
        Given(Planned, SecondScheduled)
            .When(course => course.Decide(Command with { On = new DateOnly(2026, month, day) })).ThenRefused("gatherings-out-of-order");

    [Fact]
    public void The_second_gathering_is_after_the_first() =>
        Given(Planned, FirstScheduled).When(course => course.Decide(new ScheduleGathering(Second, FirstDay, "Grimstad")))
            .ThenRefused("gatherings-out-of-order");

    [Fact]
    public void The_module_opens_on_the_day_of_the_gathering_at_the_latest() =>
        Given(Planned).When(course => course.Decide(Command with { OpensOn = FirstDay.AddDays(1) }))
            .ThenRefused("module-opens-after-gathering");

    [Fact]
    public void Nothing_is_scheduled_in_a_course_that_has_ended() =>
        Cancelled.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
