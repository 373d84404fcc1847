using Xunit;

namespace Samlop.Courses;

public sealed class CompleteCourseSpecs : CourseSpec
{
    private static readonly CompleteCourse Command = new();

    private static Story SecondHeld =>
        FirstHeld.And(new ModuleClosed(First), new ModuleOpened(Second), new GatheringHeld(Second, SecondDay));

    [Fact]
    public void A_course_is_complete_when_all_its_modules_are_closed() =>
        SecondHeld.And(new ModuleClosed(Second)).When(course => course.Decide(Command)).Then(new CourseCompleted());

    [Fact]
    public void Completing_it_twice_is_recorded_once() => Completed.When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void No_module_is_left_open() => SecondHeld.When(course => course.Decide(Command)).ThenRefused("module-still-open");

    [Fact]
    public void No_step_is_skipped() => Enrolling.When(course => course.Decide(Command)).ThenRefused("course-not-running");

    [Fact]
    public void A_cancelled_course_is_never_complete() => Cancelled.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
