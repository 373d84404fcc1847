namespace Samlop.Courses;

[FactName("course-cancelled")]
public sealed record CourseCancelled(string Reason) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(CancelCourse command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new Refused("reason-empty", $"Say why the course is cancelled.", RefusalKind.Invalid);
        if (Phase is CoursePhase.Cancelled)
            return [];
        NotEnded();
        return [new CourseCancelled(command.Reason.Trim())];
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> Cancel(CancelCourse command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
