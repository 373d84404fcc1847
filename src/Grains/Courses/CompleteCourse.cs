namespace Samlop.Courses;

[FactName("course-completed")]
public sealed record CourseCompleted : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(CompleteCourse command)
    {
        if (Phase is CoursePhase.Completed)
            return [];
        IsRunning();
        return Modules.FirstOrDefault(module => !Closed.Contains(module)) is { } open
            ? throw new Refused("module-still-open", $"Module {open} is not closed. A course is complete when all its modules are.")
            : [new CourseCompleted()];
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> Complete(CompleteCourse command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
