using System.Collections.Immutable;
using Samlop.Access;

namespace Samlop.Courses;

[GrainType(Course.Kind)]
public sealed partial class CourseGrain(StreamServices services, CalendarOptions calendar)
    : CalendarGrain<Course, CourseFact>(services, calendar), ICourseGrain, IScoped
{
    /// <summary>The working group must be appointed. Leads, members and participants of the region may see the calendar.</summary>
    public ValueTask<bool> Admits(Role role, string subject) =>
        ValueTask.FromResult(role is not Role.WorkingGroup || State.WorkingGroup.Contains(subject));

    public async Task<CourseView> View(Moment moment)
    {
        var (course, version) = await StateAt(moment);
        var planned = course.Planned ?? throw Refused.NotFound();
        return new CourseView(
            Id, version, planned.Name, planned.Programme, planned.ProgrammeVersion, planned.StartsOn, planned.EndsOn,
            planned.AnonymityThreshold, planned.Quorum, course.Phase, course.EnrolmentOpen,
            [.. course.Modules.Select(module => Shown(course, module))],
            [.. course.Municipalities.Select(invited => new InvitedMunicipalityView(invited.Key, invited.Value))],
            [.. course.WorkingGroup]);
    }

    public Task<CourseStanding> Standing()
    {
        Exists();
        var (course, planned) = (State, State.Planned!);
        return Task.FromResult(new CourseStanding(
            Id, course.Phase, course.EnrolmentOpen, planned.Programme, planned.ProgrammeVersion, planned.AnonymityThreshold, planned.Quorum,
            course.Modules,
            course.Opened,
            course.Gatherings.Where(gathering => gathering.Value.HeldOn is not null)
                .ToImmutableDictionary(held => held.Key, held => held.Value.HeldOn!.Value),
            [.. course.Municipalities.Keys],
            [.. course.WorkingGroup]));
    }

    protected override bool HasDatesAhead(Course state) => state.HasDatesAhead;

    protected override IReadOnlyList<CourseFact> FallsDue(Course state, DateOnly today) => state.FallsDue(today);

    private static ModuleView Shown(Course course, string module) => new(
        module,
        course.Closed.Contains(module) ? ModulePhase.Closed : course.Opened.Contains(module) ? ModulePhase.Open : ModulePhase.Coming,
        course.Gatherings.GetValueOrDefault(module) is { } gathering
            ? new GatheringView(
                gathering.On, gathering.Place, gathering.Online, gathering.HeldOn is not null, gathering.OpensOn, gathering.FellDue)
            : null);
}
