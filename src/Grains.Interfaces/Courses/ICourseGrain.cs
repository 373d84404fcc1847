using Samlop.Access;

namespace Samlop.Courses;

/// <summary>One run of a programme in a region. Key: <c>{region}/{id}</c>.</summary>
/// <remarks>
/// planned → enrolling → running → completed, or cancelled; no step is skipped (<c>course-not-planned</c>,
/// <c>course-not-enrolling</c>, <c>course-not-running</c>). A course that has ended does not change (<c>course-ended</c>), except for its
/// working group. Commands before the course is planned: <c>not-found</c>. A <see cref="Role.WorkingGroup"/> caller must be appointed in
/// this course.
/// </remarks>
[Alias("course")]
public interface ICourseGrain : IGrainWithStringKey
{
    /// <summary>
    /// Plans a course on one version of a programme, which the course keeps. Refused: <c>course-name-empty</c>,
    /// <c>programme-not-published</c>, <c>programme-retired</c>, <c>course-calendar-backwards</c>, <c>anonymity-threshold-too-low</c>
    /// (floor 3), <c>quorum-out-of-range</c> (50 to 100), <c>course-planned-otherwise</c>.
    /// </summary>
    [Alias("plan"), Allow(Role.Coordinator)] Task<Receipt> Plan(PlanCourse command);

    /// <summary>
    /// Sets the day of a module's gathering. Refused: <c>module-unknown</c>, <c>place-empty</c>, <c>gathering-outside-course</c>,
    /// <c>gathering-already-scheduled</c>, <c>gatherings-out-of-order</c>, <c>module-opens-after-gathering</c>.
    /// </summary>
    [Alias("schedule-gathering"), Allow(Role.Coordinator, Role.WorkingGroup)] Task<Receipt> ScheduleGathering(ScheduleGathering command);

    /// <summary>
    /// Moves a gathering to another day; a module that opens by itself opens on that day at the latest. Refused: <c>reason-empty</c>,
    /// <c>gathering-not-scheduled</c>, <c>gathering-already-held</c>, <c>gathering-outside-course</c>, <c>gatherings-out-of-order</c>.
    /// </summary>
    [Alias("reschedule-gathering"), Allow(Role.Coordinator, Role.WorkingGroup)]
    Task<Receipt> RescheduleGathering(RescheduleGathering command);

    /// <summary>
    /// Invites a municipality of the region and gives it a number of seats; the municipality then joins. Refused:
    /// <c>municipality-not-in-region</c>, <c>seats-out-of-range</c> (1 to 500), <c>municipality-already-invited</c> (its seats are changed
    /// at the municipality), <c>course-ended</c>.
    /// </summary>
    [Alias("invite-municipality"), Allow(Role.Coordinator, Role.System)] Task<Receipt> InviteMunicipality(InviteMunicipality command);

    /// <summary>Refused: <c>person-empty</c>.</summary>
    [Alias("appoint-working-group-member"), Allow(Role.Coordinator)]
    Task<Receipt> AppointWorkingGroupMember(AppointWorkingGroupMember command);

    /// <summary>Refused: <c>not-in-working-group</c>.</summary>
    [Alias("release-working-group-member"), Allow(Role.Coordinator)]
    Task<Receipt> ReleaseWorkingGroupMember(ReleaseWorkingGroupMember command);

    /// <summary>
    /// Opens enrolment, also after it was closed. Refused: <c>course-not-planned</c> once the course runs, <c>no-municipality-invited</c>.
    /// </summary>
    [Alias("open-enrolment"), Allow(Role.Coordinator)] Task<Receipt> OpenEnrolment(OpenEnrolment command);

    /// <summary>Refused: <c>course-not-enrolling</c>.</summary>
    [Alias("close-enrolment"), Allow(Role.Coordinator)] Task<Receipt> CloseEnrolment(CloseEnrolment command);

    /// <summary>
    /// Refused: <c>course-not-enrolling</c>, <c>enrolment-still-open</c>, <c>gathering-not-scheduled</c> (every module needs its day).
    /// </summary>
    [Alias("start"), Allow(Role.Coordinator)] Task<Receipt> Start(StartCourse command);

    /// <summary>
    /// Opens the next module, once the gathering of the module before was held. Refused: <c>module-unknown</c>,
    /// <c>module-out-of-order</c>, <c>course-not-running</c>.
    /// </summary>
    [Alias("open-module"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.System)]
    Task<Receipt> OpenModule(OpenModule command);

    /// <summary>
    /// Records that the gathering took place. It is held on its day (effective date), or rescheduled first. Refused:
    /// <c>gathering-not-scheduled</c>, <c>gathering-on-another-day</c>, <c>module-not-open</c>, <c>course-not-running</c>.
    /// </summary>
    [Alias("hold-gathering"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<Receipt> HoldGathering(HoldGathering command);

    /// <summary>Refused: <c>module-not-open</c>, <c>gathering-not-held</c>.</summary>
    [Alias("close-module"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)] Task<Receipt> CloseModule(CloseModule command);

    /// <summary>Refused: <c>course-not-running</c>, <c>module-still-open</c> (all modules must be closed).</summary>
    [Alias("complete"), Allow(Role.Coordinator)] Task<Receipt> Complete(CompleteCourse command);

    /// <summary>Refused: <c>reason-empty</c>, <c>course-ended</c>.</summary>
    [Alias("cancel"), Allow(Role.Coordinator)] Task<Receipt> Cancel(CancelCourse command);

    [Alias("view")]
    [Allow(
        Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant, Role.Auditor, Role.System)]
    Task<CourseView> View(Moment moment);

    /// <summary>The state of the course that other streams need before they decide; cheap to ask.</summary>
    [Alias("standing"), Allow(Role.System), Orleans.Concurrency.AlwaysInterleave]
    Task<CourseStanding> Standing();
}

/// <param name="Programme">Id of the programme in the region.</param>
/// <param name="AnonymityThreshold">The fewest answers of which an aggregate is shown; 5 when null, never below 3.</param>
/// <param name="Quorum">Per cent of a group's members who must be present for group work to count; 50 when null.</param>
[GenerateSerializer, Immutable, Alias("course.plan")]
public sealed record PlanCourse(
    string Name, string Programme, int ProgrammeVersion, DateOnly StartsOn, DateOnly EndsOn,
    int? AnonymityThreshold = null, int? Quorum = null);

/// <param name="Place">The address, or how to join online.</param>
/// <param name="OpensOn">The day on which the module opens by itself, not after the gathering; null when a person opens it.</param>
[GenerateSerializer, Immutable, Alias("course.schedule-gathering")]
public sealed record ScheduleGathering(string Module, DateOnly On, string Place, bool Online = false, DateOnly? OpensOn = null);

[GenerateSerializer, Immutable, Alias("course.reschedule-gathering")]
public sealed record RescheduleGathering(string Module, DateOnly On, string Reason);

[GenerateSerializer, Immutable, Alias("course.invite-municipality")]
public sealed record InviteMunicipality(string Municipality, int Seats);

/// <param name="Person">Subject of the person (opaque); a participant's id where the person also takes part.</param>
[GenerateSerializer, Immutable, Alias("course.appoint-working-group-member")]
public sealed record AppointWorkingGroupMember(string Person);

[GenerateSerializer, Immutable, Alias("course.release-working-group-member")]
public sealed record ReleaseWorkingGroupMember(string Person);

[GenerateSerializer, Immutable, Alias("course.open-enrolment")]
public sealed record OpenEnrolment;

[GenerateSerializer, Immutable, Alias("course.close-enrolment")]
public sealed record CloseEnrolment;

[GenerateSerializer, Immutable, Alias("course.start")]
public sealed record StartCourse;

[GenerateSerializer, Immutable, Alias("course.open-module")]
public sealed record OpenModule(string Module);

[GenerateSerializer, Immutable, Alias("course.hold-gathering")]
public sealed record HoldGathering(string Module);

[GenerateSerializer, Immutable, Alias("course.close-module")]
public sealed record CloseModule(string Module);

[GenerateSerializer, Immutable, Alias("course.complete")]
public sealed record CompleteCourse;

[GenerateSerializer, Immutable, Alias("course.cancel")]
public sealed record CancelCourse(string Reason);

public enum CoursePhase { Planned, Enrolling, Running, Completed, Cancelled }
