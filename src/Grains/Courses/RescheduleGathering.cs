namespace Samlop.Courses;

[FactName("gathering-rescheduled")]
public sealed record GatheringRescheduled(string Module, DateOnly On, string Reason) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(RescheduleGathering command)
    {
        NotEnded();
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new Refused("reason-empty", $"Say why the gathering is moved.", RefusalKind.Invalid);
        var gathering = Scheduled(command.Module);
        if (gathering.HeldOn is { } held)
            throw new Refused("gathering-already-held", $"The gathering of {command.Module} was held on {held:O} and cannot be moved.");
        if (gathering.On == command.On)
            return [];
        FitsCalendar(command.Module, command.On);
        return [new GatheringRescheduled(command.Module, command.On, command.Reason.Trim())];
    }

    private Gathering Scheduled(string module) => Gatherings.GetValueOrDefault(module)
        ?? throw new Refused("gathering-not-scheduled", $"The gathering of {module} has no day yet. Schedule it first.");
}

public sealed partial class CourseGrain
{
    public Task<Receipt> RescheduleGathering(RescheduleGathering command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
