using Xunit;

namespace Samlop.Courses;

public sealed class CancelCourseSpecs : CourseSpec
{
    private static readonly CancelCourse Command = new(" Too few enrolled ");

    [Fact]
    public void A_planned_course_is_cancelled() =>
        Given(Planned).When(course => course.Decide(Command)).Then(new CourseCancelled("Too few enrolled"));

    [Fact]
    public void A_running_course_is_cancelled() =>
        Running.When(course => course.Decide(Command)).Then(new CourseCancelled("Too few enrolled"));

    [Fact]
    public void Cancelling_it_twice_is_recorded_once() => Cancelled.When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void It_says_why() => Running.When(course => course.Decide(Command with { Reason = " " })).ThenRefused("reason-empty");

    [Fact]
    public void A_completed_course_is_not_cancelled() => Completed.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
