using Xunit;

namespace Samlop.Courses;

public sealed class CloseEnrolmentSpecs : CourseSpec
{
    private static readonly CloseEnrolment Command = new();

    [Fact]
    public void Enrolment_is_closed() => Enrolling.When(course => course.Decide(Command)).Then(new EnrolmentClosed());

    [Fact]
    public void Closing_it_twice_is_recorded_once() =>
        Enrolling.And(new EnrolmentClosed()).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_not_closed_before_it_was_opened() =>
        Given(Planned).When(course => course.Decide(Command)).ThenRefused("course-not-enrolling");

    [Fact]
    public void It_is_not_closed_once_the_course_runs() =>
        Running.When(course => course.Decide(Command)).ThenRefused("course-not-enrolling");

    [Fact]
    public void It_is_not_closed_in_a_course_that_has_ended() =>
        Completed.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
