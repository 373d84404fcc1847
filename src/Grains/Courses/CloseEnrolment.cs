namespace Samlop.Courses;

[FactName("enrolment-closed")]
public sealed record EnrolmentClosed : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(CloseEnrolment command)
    {
        IsEnrolling();
        return EnrolmentOpen ? [new EnrolmentClosed()] : [];
    }

    private void IsEnrolling()
    {
        NotEnded();
        if (Phase is not CoursePhase.Enrolling)
            throw new Refused(
                "course-not-enrolling", $"Enrolment comes after planning and before the course runs; this course is not there.");
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> CloseEnrolment(CloseEnrolment command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
