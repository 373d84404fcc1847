using Samlop.Access;

namespace Samlop.Participants;

/// <summary>A leader or key person. Key: <c>{region}/{id}</c>; the id is opaque, and the subject of the person's token.</summary>
/// <remarks>
/// <see cref="Role.Participant"/>, <see cref="Role.Member"/> and <see cref="Role.GroupLead"/> callers must be the person; a
/// <see cref="Role.WorkingGroup"/> caller must be appointed in a course the person is in. Commands after erasure are refused:
/// <c>person-erased</c>.
/// </remarks>
[Alias("participant")]
public interface IParticipantGrain : IGrainWithStringKey
{
    /// <summary>
    /// Invites a person to a course, as a future member of a group of a municipality. Refused: <c>name-empty</c>, <c>email-invalid</c>,
    /// <c>email-of-another-person</c>, <c>course-unknown</c>, <c>municipality-not-in-course</c>, <c>group-unknown</c>,
    /// <c>group-of-another-municipality</c>, <c>group-of-another-course</c>, <c>already-in-course</c>, <c>course-ended</c>.
    /// </summary>
    [Alias("invite"), Allow(Role.Coordinator, Role.System)] Task<Receipt> Invite(InviteParticipant command);

    /// <summary>
    /// Refused: <c>name-empty</c>, <c>email-invalid</c>, <c>email-of-another-person</c>, <c>personal-data-restricted</c>.
    /// </summary>
    [Alias("correct-details"), Allow(Role.Coordinator, Role.Participant)] Task<Receipt> CorrectDetails(CorrectDetails command);

    /// <summary>
    /// Asks for the seat and the place to which the person was invited. The answer comes later as a fact: enrolled, or declined with a
    /// code (<c>no-seat-left</c>, <c>group-full</c>…). Refused: <c>not-invited</c>, <c>enrolment-not-open</c>.
    /// </summary>
    [Alias("enrol"), Allow(Role.Coordinator, Role.WorkingGroup, Role.Participant, Role.System)]
    Task<Receipt> Enrol(EnrolParticipant command);

    /// <summary>
    /// Confirms that the person has the seat and the place; both are given back if the person has withdrawn in the meantime. Asked for by
    /// Samløp itself, for transfers too.
    /// </summary>
    [Alias("confirm-place"), Allow(Role.System)] Task<Receipt> ConfirmPlace(ConfirmPlace command);

    /// <summary>Records that the seat or the place was refused. Asked for by Samløp itself, for transfers too.</summary>
    [Alias("decline-place"), Allow(Role.System)] Task<Receipt> DeclinePlace(DeclinePlace command);

    /// <summary>
    /// Records an activity done alone; a second time changes nothing. If it was the last one missing, the module is complete, and so may
    /// be the course. Refused: <c>not-enrolled</c>, <c>module-not-open</c>, <c>activity-unknown</c>, <c>activity-not-alone</c>,
    /// <c>activity-needs-its-own-answer</c> (mapping and reflection).
    /// </summary>
    [Alias("complete-activity"), Allow(Role.Participant, Role.Member, Role.GroupLead)]
    Task<Receipt> CompleteActivity(CompleteActivity command);

    /// <summary>
    /// Answers a mapping for all capabilities, once per round; the answers count in the person's group of that moment. Refused:
    /// <c>not-enrolled</c>, <c>module-not-open</c>, <c>activity-unknown</c>, <c>instrument-version-other</c>, <c>answers-incomplete</c>,
    /// <c>generation-out-of-range</c>, <c>mapping-already-answered</c>, <c>personal-data-restricted</c>.
    /// </summary>
    [Alias("answer-mapping"), Allow(Role.Participant, Role.Member, Role.GroupLead)] Task<Receipt> AnswerMapping(AnswerMapping command);

    /// <summary>
    /// Refused: <c>not-enrolled</c>, <c>module-not-open</c>, <c>activity-unknown</c>, <c>reflection-empty</c>,
    /// <c>personal-data-restricted</c>.
    /// </summary>
    [Alias("write-reflection"), Allow(Role.Participant, Role.Member, Role.GroupLead)]
    Task<Receipt> WriteReflection(WriteReflection command);

    /// <summary>Refused: <c>not-enrolled</c>, <c>gathering-not-held</c>.</summary>
    [Alias("attend-gathering"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<Receipt> AttendGathering(AttendGathering command);

    /// <summary>
    /// Corrects, often later and back-dated, whether the person attended a gathering. Refused: <c>not-enrolled</c>,
    /// <c>gathering-not-held</c>, <c>reason-empty</c>.
    /// </summary>
    [Alias("correct-attendance"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<Receipt> CorrectAttendance(CorrectAttendance command);

    /// <summary>
    /// Records that a substitute came in the person's place. Refused: <c>not-enrolled</c>, <c>gathering-not-held</c>,
    /// <c>already-attended</c>, <c>name-empty</c>.
    /// </summary>
    [Alias("send-substitute"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup)]
    Task<Receipt> SendSubstitute(SendSubstitute command);

    /// <summary>
    /// Asks for a place in another group of the course; all that the old group did stays with it. Refused: <c>not-enrolled</c>,
    /// <c>already-in-group</c>, <c>transfer-under-way</c>, <c>group-unknown</c>, <c>group-of-another-course</c>, <c>course-ended</c>.
    /// </summary>
    [Alias("transfer"), Allow(Role.Coordinator)] Task<Receipt> Transfer(TransferParticipant command);

    /// <summary>
    /// Leaves the group and gives the seat back, or turns the invitation down. Refused: <c>not-in-course</c>, <c>reason-empty</c>.
    /// </summary>
    [Alias("withdraw"), Allow(Role.Coordinator, Role.Participant)] Task<Receipt> Withdraw(WithdrawParticipant command);

    /// <summary>GDPR art. 18: nothing new about the person is written until the restriction is lifted.</summary>
    [Alias("restrict-personal-data"), Allow(Role.Coordinator, Role.Participant)]
    Task<Receipt> RestrictPersonalData(RestrictPersonalData command);

    /// <summary>
    /// GDPR art. 17: deletes the person's key. The history stays, but no longer shows the person, who also leaves all unfinished courses.
    /// </summary>
    [Alias("erase-personal-data"), Allow(Role.Coordinator)] Task<Receipt> ErasePersonalData(ErasePersonalData command);

    /// <summary>The person with name and progress; only the person sees private answers.</summary>
    [Alias("view"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.Participant, Role.Member, Role.GroupLead)]
    Task<ParticipantView> View(Moment moment);
}

[GenerateSerializer, Immutable, Alias("participant.invite")]
public sealed record InviteParticipant(string Course, string Municipality, string Group, bool Lead, PersonalDetails Details);

/// <summary>A person's name, address and position; facts hold them only in encrypted form.</summary>
[GenerateSerializer, Immutable, Alias("participant.details")]
public sealed record PersonalDetails(string GivenName, string FamilyName, string Email, string? Position = null)
{
    /// <summary>Without personal data, so that no log shows a person's name because it shows this record.</summary>
    public override string ToString() => nameof(PersonalDetails);
}

[GenerateSerializer, Immutable, Alias("participant.correct-details")]
public sealed record CorrectDetails(PersonalDetails Details);

[GenerateSerializer, Immutable, Alias("participant.enrol")]
public sealed record EnrolParticipant(string Course);

[GenerateSerializer, Immutable, Alias("participant.confirm-place")]
public sealed record ConfirmPlace(string Course, string Group);

/// <param name="Code">Refusal code of the municipality or group that refused.</param>
[GenerateSerializer, Immutable, Alias("participant.decline-place")]
public sealed record DeclinePlace(string Course, string Group, string Code);

[GenerateSerializer, Immutable, Alias("participant.complete-activity")]
public sealed record CompleteActivity(string Course, string Module, string Activity);

/// <param name="Answers">Capability → generation, 1 to 5; every capability of the instrument.</param>
[GenerateSerializer, Immutable, Alias("participant.answer-mapping")]
public sealed record AnswerMapping(
    string Course, string Module, string Activity, int InstrumentVersion, IReadOnlyDictionary<string, int> Answers);

[GenerateSerializer, Immutable, Alias("participant.write-reflection")]
public sealed record WriteReflection(string Course, string Module, string Activity, string Text);

[GenerateSerializer, Immutable, Alias("participant.attend-gathering")]
public sealed record AttendGathering(string Course, string Module);

[GenerateSerializer, Immutable, Alias("participant.correct-attendance")]
public sealed record CorrectAttendance(string Course, string Module, bool Attended, string Reason);

/// <param name="Substitute">Name of the substitute; kept under the participant's key.</param>
[GenerateSerializer, Immutable, Alias("participant.send-substitute")]
public sealed record SendSubstitute(string Course, string Module, string Substitute);

[GenerateSerializer, Immutable, Alias("participant.transfer")]
public sealed record TransferParticipant(string Course, string Group, string Reason);

[GenerateSerializer, Immutable, Alias("participant.withdraw")]
public sealed record WithdrawParticipant(string Course, string Reason);

[GenerateSerializer, Immutable, Alias("participant.restrict-personal-data")]
public sealed record RestrictPersonalData(bool Restricted);

[GenerateSerializer, Immutable, Alias("participant.erase-personal-data")]
public sealed record ErasePersonalData;
