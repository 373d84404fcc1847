namespace Samlop.Courses;

[FactName("course-started")]
public sealed record CourseStarted : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(StartCourse command)
    {
        if (Phase is CoursePhase.Running)
            return [];
        IsEnrolling();
        if (EnrolmentOpen)
            throw new Refused("enrolment-still-open", $"Close enrolment before the course starts.");
        foreach (var module in Modules)
            Scheduled(module);
        return [new CourseStarted()];
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> Start(StartCourse command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
