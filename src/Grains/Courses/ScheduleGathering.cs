namespace Samlop.Courses;

/// <summary>The second shape of this fact; the first is <see cref="GatheringScheduledBeforeOnline"/>.</summary>
[FactName("gathering-scheduled.2")]
public sealed record GatheringScheduled(string Module, DateOnly On, string Place, bool Online, DateOnly? OpensOn) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(ScheduleGathering command)
    {
        NotEnded();
        if (!Modules.Contains(command.Module))
            throw UnknownModule(command.Module);
        if (string.IsNullOrWhiteSpace(command.Place))
            throw new Refused("place-empty", $"Say where the gathering is, or how to get online.", RefusalKind.Invalid);
        if (command.OpensOn > command.On)
            throw new Refused(
                "module-opens-after-gathering", $"The module would open after its gathering: choose {command.On:O} or a day before.",
                RefusalKind.Invalid);

        var scheduled = new GatheringScheduled(command.Module, command.On, command.Place.Trim(), command.Online, command.OpensOn);
        if (Gatherings.TryGetValue(command.Module, out var gathering))
            return gathering.IsAs(scheduled)
                ? []
                : throw new Refused(
                    "gathering-already-scheduled",
                    $"The gathering of {command.Module} is set on {gathering.On:O}. Reschedule it to move it.");
        FitsCalendar(command.Module, command.On);
        return [scheduled];
    }

    private Refused UnknownModule(string module) =>
        new("module-unknown", $"The course has no module {module}. It has {string.Join(", ", Modules)}.", RefusalKind.Invalid);

    /// <summary>A gathering takes a full day of the course, and the days come in the order of the modules.</summary>
    private void FitsCalendar(string module, DateOnly day)
    {
        if (day < Planned!.StartsOn || day > Planned.EndsOn)
            throw new Refused(
                "gathering-outside-course", $"The course runs from {Planned.StartsOn:O} to {Planned.EndsOn:O}: choose a day in it.");
        var at = Modules.IndexOf(module);
        foreach (var (other, gathering) in Gatherings)
            if (Modules.IndexOf(other) is var place && ((place < at && gathering.On >= day) || (place > at && gathering.On <= day)))
                throw new Refused(
                    "gatherings-out-of-order",
                    $"The gathering of {other} is on {gathering.On:O}, and gatherings come in the order of modules. Choose another day.");
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> ScheduleGathering(ScheduleGathering command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
