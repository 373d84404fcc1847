using Samlop.Access;
using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>How a course stands, now or then. Key: <c>{region}/{course}</c>.</summary>
/// <remarks>
/// A person counts in the municipality of their group as it was then, and in the successor of one that had been merged.
/// <see cref="Moment.AtVersion"/> counts on the course's stream.
/// </remarks>
[Alias("board")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>Who is enrolled, by municipality.</summary>
    [Alias("enrolment"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<EnrolmentRow>> Enrolment(Moment moment);

    /// <summary>Progress municipality × module × stage: required work done of required work there is.</summary>
    [Alias("progress"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<ProgressRow>> Progress(Moment moment);

    /// <summary>Attendance municipality × module.</summary>
    [Alias("attendance"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<AttendanceRow>> Attendance(Moment moment);

    /// <summary>Which groups are ready for a module's gathering: required pre-work, alone and in the group. Refused: <c>module-unknown</c>.</summary>
    [Alias("readiness"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<IReadOnlyList<ReadinessRow>> Readiness(string module, Moment moment);
}

[GenerateSerializer, Immutable, Alias("board.enrolment-row")]
public sealed record EnrolmentRow(string Municipality, string Name, int Seats, int Invited, int Asking, int Enrolled, int Declined, int Withdrawn, int Finished);

/// <param name="Done">Required individual activities done, summed over the municipality's enrolled people.</param>
/// <param name="Expected">People × required individual activities of the stage.</param>
/// <param name="Complete">People for whom the whole module is complete.</param>
[GenerateSerializer, Immutable, Alias("board.progress-row")]
public sealed record ProgressRow(string Municipality, string Name, string Module, Stage Stage, int People, int Done, int Expected, int Complete);

/// <param name="Absent">Neither there nor replaced, once the gathering was held; before that nobody is.</param>
[GenerateSerializer, Immutable, Alias("board.attendance-row")]
public sealed record AttendanceRow(string Municipality, string Name, string Module, int People, int Attended, int Substitutes, int Absent);

/// <param name="PeopleReady">Members with all required individual pre-work done.</param>
/// <param name="GroupWorkDone">Required pre-work of the group done.</param>
/// <param name="Ready">The group's own pre-work is done, and a quorum of its members is ready.</param>
[GenerateSerializer, Immutable, Alias("board.readiness-row")]
public sealed record ReadinessRow(string Group, string Name, string Municipality, int Members, int PeopleReady, int GroupWorkDone, int GroupWorkExpected, bool Ready);
