using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Samlop.Courses;

public abstract record CourseFact : Fact;

public sealed partial record Course : IState<Course, CourseFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "course";

    public static Course Initial { get; } = new();

    public CoursePlanned? Planned { get; init; }
    public CoursePhase Phase { get; init; }
    public bool EnrolmentOpen { get; init; }
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>Module → its gathering.</summary>
    public ImmutableDictionary<string, Gathering> Gatherings { get; init; } = ImmutableDictionary<string, Gathering>.Empty;

    /// <summary>Modules that were opened, closed ones included.</summary>
    public ImmutableHashSet<string> Opened { get; init; } = [];

    public ImmutableHashSet<string> Closed { get; init; } = [];

    /// <summary>Municipality → seats it was invited with.</summary>
    public ImmutableSortedDictionary<string, int> Municipalities { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableSortedSet<string> WorkingGroup { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public bool Ended => Phase is CoursePhase.Completed or CoursePhase.Cancelled;

    public Course Evolve(CourseFact fact) => fact switch
    {
        CoursePlanned f => this with { Planned = f, Modules = [.. f.Modules] },
        GatheringScheduled f => this with { Gatherings = Gatherings.SetItem(f.Module, new Gathering(f.On, f.Place, f.Online, f.OpensOn)) },
        GatheringRescheduled f => Having(f.Module, gathering => gathering.MovedTo(f.On)),
        GatheringFellDue f => Having(f.Module, gathering => gathering with { FellDue = true }),
        GatheringHeld f => Having(f.Module, gathering => gathering with { HeldOn = f.On }),
        MunicipalityInvited f => this with { Municipalities = Municipalities.SetItem(f.Municipality, f.Seats) },
        WorkingGroupMemberAppointed f => this with { WorkingGroup = WorkingGroup.Add(f.Person) },
        WorkingGroupMemberReleased f => this with { WorkingGroup = WorkingGroup.Remove(f.Person) },
        EnrolmentOpened => this with { Phase = CoursePhase.Enrolling, EnrolmentOpen = true },
        EnrolmentClosed => this with { EnrolmentOpen = false },
        CourseStarted => this with { Phase = CoursePhase.Running, EnrolmentOpen = false },
        ModuleOpened f => this with { Opened = Opened.Add(f.Module) },
        ModuleClosed f => this with { Closed = Closed.Add(f.Module) },
        CourseCompleted => this with { Phase = CoursePhase.Completed },
        CourseCancelled => this with { Phase = CoursePhase.Cancelled, EnrolmentOpen = false },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    /// <summary>At a past moment a move may count while its schedule does not yet; then there is nothing to move.</summary>
    private Course Having(string module, Func<Gathering, Gathering> change) =>
        Gatherings.TryGetValue(module, out var gathering) ? this with { Gatherings = Gatherings.SetItem(module, change(gathering)) } : this;

    private bool IsHeld(string module) => Gatherings.GetValueOrDefault(module)?.HeldOn is not null;

    /// <summary>The module is the first, or the gathering of the module before it was held.</summary>
    private bool IsNext(string module) =>
        !Opened.Contains(module) && (Modules.IndexOf(module) is var at && (at == 0 || IsHeld(Modules[at - 1])));

    private void NotEnded()
    {
        if (Ended)
            throw new Refused("course-ended", $"The course has ended; what it holds can only be read.");
    }

    private void IsRunning()
    {
        NotEnded();
        if (Phase is not CoursePhase.Running)
            throw new Refused("course-not-running", $"The course does not run yet. Start it first.");
    }
}

/// <summary>The full day of a module, as it stands in the course's calendar.</summary>
/// <param name="OpensOn">The day the module opens by itself.</param>
/// <param name="FellDue">Its day passed, and it was neither held nor moved.</param>
public sealed record Gathering(DateOnly On, string Place, bool Online, DateOnly? OpensOn, DateOnly? HeldOn = null, bool FellDue = false)
{
    /// <summary>
    /// A module opens before its gathering. If the gathering moves to an earlier day than the opening, the opening moves along.
    /// </summary>
    public Gathering MovedTo(DateOnly day) => this with { On = day, OpensOn = OpensOn > day ? day : OpensOn, FellDue = false };

    public bool IsAs(GatheringScheduled scheduled) =>
        (On, Place, Online, OpensOn) == (scheduled.On, scheduled.Place, scheduled.Online, scheduled.OpensOn);
}

/// <summary>The facts of a course: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(CourseCancelled))]
[JsonSerializable(typeof(CourseCompleted))]
[JsonSerializable(typeof(CoursePlanned))]
[JsonSerializable(typeof(CourseStarted))]
[JsonSerializable(typeof(EnrolmentClosed))]
[JsonSerializable(typeof(EnrolmentOpened))]
[JsonSerializable(typeof(GatheringFellDue))]
[JsonSerializable(typeof(GatheringHeld))]
[JsonSerializable(typeof(GatheringRescheduled))]
[JsonSerializable(typeof(GatheringScheduled))]
[JsonSerializable(typeof(ModuleClosed))]
[JsonSerializable(typeof(ModuleOpened))]
[JsonSerializable(typeof(MunicipalityInvited))]
[JsonSerializable(typeof(WorkingGroupMemberAppointed))]
[JsonSerializable(typeof(WorkingGroupMemberReleased))]
internal sealed partial class CourseFacts : JsonSerializerContext;
