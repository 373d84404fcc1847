using Xunit;

namespace Samlop.Courses;

public sealed class StartCourseSpecs : CourseSpec
{
    private static readonly StartCourse Command = new();

    [Fact]
    public void A_course_starts() => Enrolling.And(new EnrolmentClosed()).When(course => course.Decide(Command)).Then(new CourseStarted());

    [Fact]
    public void Starting_it_twice_is_recorded_once() => Running.When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void Enrolment_is_not_skipped() =>
        Given(Planned, FirstScheduled, SecondScheduled).When(course => course.Decide(Command)).ThenRefused("course-not-enrolling");

    [Fact]
    public void Enrolment_is_closed_first() => Enrolling.When(course => course.Decide(Command)).ThenRefused("enrolment-still-open");

    [Fact]
    public void Every_module_has_its_day() =>
        Given(Planned, FirstScheduled, Invited, new EnrolmentOpened(), new EnrolmentClosed())
            .When(course => course.Decide(Command)).ThenRefused("gathering-not-scheduled");

    [Fact]
    public void A_course_that_has_ended_does_not_start_again() =>
        Completed.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
