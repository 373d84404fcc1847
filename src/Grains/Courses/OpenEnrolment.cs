namespace Samlop.Courses;

[FactName("enrolment-opened")]
public sealed record EnrolmentOpened : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(OpenEnrolment command)
    {
        NotEnded();
        if (Phase is CoursePhase.Running)
            throw new Refused("course-not-planned", $"The course runs already: nobody enrols any more.");
        if (EnrolmentOpen)
            return [];
        if (Municipalities.IsEmpty)
            throw new Refused("no-municipality-invited", $"Nobody could enrol. Invite a municipality first.");
        return [new EnrolmentOpened()];
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> OpenEnrolment(OpenEnrolment command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
