namespace Samlop.Courses;

/// <summary>The gathering's day went by, and it was neither held nor moved; once for each day it is set on.</summary>
[FactName("gathering-fell-due")]
public sealed record GatheringFellDue(string Module) : CourseFact;

public sealed partial record Course
{
    /// <summary>Whether some day can still make something true by itself.</summary>
    public bool HasDatesAhead => !Ended && Gatherings.Any(gathering => OpensByItself(gathering.Key, gathering.Value) || CanFallDue(gathering.Value));

    /// <summary>
    /// What the day makes true: the next module opens on its day while the course runs, and a gathering whose day has passed falls due.
    /// A module whose turn has not come opens as soon as it has, also when its day is behind.
    /// </summary>
    public IReadOnlyList<CourseFact> FallsDue(DateOnly today) => Ended
        ? []
        : [
            .. Modules.Where(module => Phase is CoursePhase.Running && IsNext(module) && Gatherings.GetValueOrDefault(module)?.OpensOn <= today).Select(module => new ModuleOpened(module)),
            .. Modules.Where(module => Gatherings.GetValueOrDefault(module) is { } gathering && CanFallDue(gathering) && gathering.On < today).Select(module => new GatheringFellDue(module)),
        ];

    private bool OpensByItself(string module, Gathering gathering) => gathering.OpensOn is not null && !Opened.Contains(module);

    private static bool CanFallDue(Gathering gathering) => gathering is { HeldOn: null, FellDue: false };
}
