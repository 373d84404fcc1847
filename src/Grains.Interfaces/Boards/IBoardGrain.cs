using Samlop.Access;
using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>The state of a course, at any moment. Key: <c>{region}/{course}</c>.</summary>
/// <remarks>
/// At each moment a person counts in the municipality of their group, or in its successor if it had been merged by then.
/// <see cref="Moment.AtVersion"/> is a version of the course's stream.
/// </remarks>
[Alias("board")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>Enrolment by municipality.</summary>
    [Alias("enrolment"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<EnrolmentRow>> Enrolment(Moment moment);

    /// <summary>Progress municipality × module × stage: how much of the required work is done.</summary>
    [Alias("progress"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<ProgressRow>> Progress(Moment moment);

    /// <summary>Attendance municipality × module.</summary>
    [Alias("attendance"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<AttendanceRow>> Attendance(Moment moment);

    /// <summary>
    /// The groups' readiness for a module's gathering: the required pre-work, alone and in the group. Refused: <c>module-unknown</c>.
    /// </summary>
    [Alias("readiness"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<ReadinessRow>> Readiness(string module, Moment moment);
}

[GenerateSerializer, Immutable, Alias("board.enrolment-row")]
public sealed record EnrolmentRow(
    string Municipality, string Name, int Seats, int Invited, int Asking, int Enrolled, int Declined, int Withdrawn, int Finished);

/// <param name="Done">Required individual activities done, summed over the municipality's enrolled people.</param>
/// <param name="Expected">People × required individual activities of the stage.</param>
/// <param name="Complete">People for whom the whole module is complete.</param>
[GenerateSerializer, Immutable, Alias("board.progress-row")]
public sealed record ProgressRow(
    string Municipality, string Name, string Module, Stage Stage, int People, int Done, int Expected, int Complete);

/// <param name="Absent">People who neither came nor sent a substitute; 0 until the gathering is held.</param>
[GenerateSerializer, Immutable, Alias("board.attendance-row")]
public sealed record AttendanceRow(string Municipality, string Name, string Module, int People, int Attended, int Substitutes, int Absent);

/// <param name="PeopleReady">Members who have done all required individual pre-work.</param>
/// <param name="GroupWorkDone">Required activities of the group's own pre-work that are done.</param>
/// <param name="Ready">The group's own pre-work is done, and a quorum of its members is ready.</param>
[GenerateSerializer, Immutable, Alias("board.readiness-row")]
public sealed record ReadinessRow(
    string Group, string Name, string Municipality, int Members, int PeopleReady, int GroupWorkDone, int GroupWorkExpected, bool Ready);
