using Xunit;

namespace Samlop.Courses;

public sealed class OpenEnrolmentSpecs : CourseSpec
{
    private static readonly OpenEnrolment Command = new();

    [Fact]
    public void Enrolment_is_opened() => Given(Planned, Invited).When(course => course.Decide(Command)).Then(new EnrolmentOpened());

    [Fact]
    public void Opening_it_twice_is_recorded_once() => Enrolling.When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_opened_again_after_it_was_closed() =>
        Enrolling.And(new EnrolmentClosed()).When(course => course.Decide(Command)).Then(new EnrolmentOpened());

    [Fact]
    public void Somebody_is_invited_first() => Given(Planned).When(course => course.Decide(Command)).ThenRefused("no-municipality-invited");

    [Fact]
    public void It_is_not_opened_once_the_course_runs() => Running.When(course => course.Decide(Command)).ThenRefused("course-not-planned");

    [Fact]
    public void It_is_not_opened_in_a_course_that_has_ended() =>
        Cancelled.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
