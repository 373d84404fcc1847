namespace Samlop.Courses;

[FactName("module-closed")]
public sealed record ModuleClosed(string Module) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(CloseModule command)
    {
        IsOpened(command.Module);
        if (Closed.Contains(command.Module))
            return [];
        NotEnded();
        return IsHeld(command.Module)
            ? [new ModuleClosed(command.Module)]
            : throw new Refused("gathering-not-held", $"Module {command.Module} closes after its gathering. Hold it first.");
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> CloseModule(CloseModule command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
