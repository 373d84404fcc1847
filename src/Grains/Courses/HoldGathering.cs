namespace Samlop.Courses;

[FactName("gathering-held")]
public sealed record GatheringHeld(string Module, DateOnly On) : CourseFact;

public sealed partial record Course
{
    /// <param name="day">The Norwegian day on which it took place, as the caller says.</param>
    public IReadOnlyList<CourseFact> Decide(HoldGathering command, DateOnly day)
    {
        var gathering = Scheduled(command.Module);
        if (gathering.HeldOn is not null)
            return [];
        IsRunning();
        IsOpened(command.Module);
        return gathering.On == day
            ? [new GatheringHeld(command.Module, day)]
            : throw new Refused(
                "gathering-on-another-day",
                $"The gathering of {command.Module} is set on {gathering.On:O}, not on {day:O}. Say when it was held, or reschedule it.");
    }

    private void IsOpened(string module)
    {
        if (!Opened.Contains(module))
            throw new Refused("module-not-open", $"Module {module} is not open. Open it first.");
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> HoldGathering(HoldGathering command)
    {
        Exists();
        var day = EffectiveDay;
        return Transact(course => course.Decide(command, day));
    }
}
