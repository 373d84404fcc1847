namespace Samlop.Participants;

/// <param name="Details">The person's name and address; null when the person is erased.</param>
[GenerateSerializer, Immutable, Alias("participant.view")]
public sealed record ParticipantView(
    string Id, long Version, PersonalDetails? Details, bool Erased, bool Restricted, IReadOnlyList<EnrolmentView> Enrolments);

public enum EnrolmentPhase { Invited, Asking, Enrolled, Declined, Withdrawn, Finished }

/// <param name="DeclinedBecause">Refusal code when declined, else null.</param>
/// <param name="Answers">Mapping activity (<c>module/activity</c>) → capability → generation; null for everyone but the person.</param>
/// <param name="Reflections"><c>module/activity</c> → text; null for everyone but the person.</param>
[GenerateSerializer, Immutable, Alias("participant.enrolment-view")]
public sealed record EnrolmentView(
    string Course, string Municipality, string Group, EnrolmentPhase Phase, string? DeclinedBecause,
    IReadOnlyList<ModuleProgressView> Modules,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Answers,
    IReadOnlyDictionary<string, string>? Reflections);

/// <param name="Done">Keys of the activities done.</param>
[GenerateSerializer, Immutable, Alias("participant.module-progress-view")]
public sealed record ModuleProgressView(string Module, IReadOnlyList<string> Done, Attendance Attendance, bool Complete);

public enum Attendance { Unknown, Attended, Substitute, Absent }

/// <summary>
/// A participant in a list; <paramref name="Name"/> is null when the person is erased or the caller may not see it.
/// </summary>
[GenerateSerializer, Immutable, Alias("participant.row")]
public sealed record ParticipantRow(
    string Id, string? Name, string? Email, string? Position,
    string Course, string Municipality, string Group, EnrolmentPhase Phase, IReadOnlyList<string> ModulesComplete);
