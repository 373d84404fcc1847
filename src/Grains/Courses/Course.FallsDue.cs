namespace Samlop.Courses;

/// <summary>The day of the gathering passed, and it was neither held nor moved. Recorded once for each day it is set on.</summary>
[FactName("gathering-fell-due")]
public sealed record GatheringFellDue(string Module) : CourseFact;

public sealed partial record Course
{
    /// <summary>Whether there is a day on which something happens by itself.</summary>
    public bool HasDatesAhead =>
        !Ended && Gatherings.Any(gathering => OpensByItself(gathering.Key, gathering.Value) || CanFallDue(gathering.Value));

    /// <summary>
    /// What happens on a day by itself: the next module opens on its day while the course runs, and a gathering whose day has passed falls
    /// due. A module whose turn comes only after its day opens at once.
    /// </summary>
    public IReadOnlyList<CourseFact> FallsDue(DateOnly today) => Ended
        ? []
        : [
            .. Modules.Where(module => Opens(module, today)).Select(module => new ModuleOpened(module)),
            .. Modules.Where(module => HasPassed(module, today)).Select(module => new GatheringFellDue(module)),
        ];

    private bool Opens(string module, DateOnly today) =>
        Phase is CoursePhase.Running && IsNext(module) && Gatherings.GetValueOrDefault(module)?.OpensOn <= today;

    private bool HasPassed(string module, DateOnly today) =>
        Gatherings.GetValueOrDefault(module) is { } gathering && CanFallDue(gathering) && gathering.On < today;

    private bool OpensByItself(string module, Gathering gathering) => gathering.OpensOn is not null && !Opened.Contains(module);

    private static bool CanFallDue(Gathering gathering) => gathering is { HeldOn: null, FellDue: false };
}
