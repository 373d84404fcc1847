namespace Samlop.Courses;

[FactName("module-opened")]
public sealed record ModuleOpened(string Module) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(OpenModule command)
    {
        if (!Modules.Contains(command.Module))
            throw UnknownModule(command.Module);
        if (Opened.Contains(command.Module))
            return [];
        IsRunning();
        return IsNext(command.Module)
            ? [new ModuleOpened(command.Module)]
            : throw new Refused(
                "module-out-of-order", $"Modules open in order: the gathering of the module before {command.Module} is not held yet.");
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> OpenModule(OpenModule command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
