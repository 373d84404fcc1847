using Samlop.Access;

namespace Samlop.ManagementGroups;

/// <summary>The unit that does the work and decides, within one course. Key: <c>{region}/{id}</c>.</summary>
/// <remarks>
/// A <see cref="Role.Member"/> caller must be a member now, a <see cref="Role.GroupLead"/> caller its lead now, and a
/// <see cref="Role.WorkingGroup"/> caller appointed in the group's course. Commands before the group is formed: <c>not-found</c>.
/// </remarks>
[Alias("management-group")]
public interface IManagementGroupGrain : IGrainWithStringKey
{
    /// <summary>
    /// Refused: <c>group-name-empty</c>, <c>municipality-not-in-course</c>, <c>course-ended</c>, <c>group-formed-otherwise</c>.
    /// </summary>
    [Alias("form"), Allow(Role.Coordinator, Role.WorkingGroup, Role.System)] Task<Receipt> Form(FormGroup command);

    /// <summary>Admits a participant who holds a seat. Refused: <c>group-full</c> (40).</summary>
    [Alias("admit-member"), Allow(Role.System)] Task<Receipt> AdmitMember(AdmitMember command);

    /// <summary>Ends a membership; nothing happens when the participant is not a member.</summary>
    [Alias("release-member"), Allow(Role.System)] Task<Receipt> ReleaseMember(ReleaseMember command);

    /// <summary>Refused: <c>not-a-member</c>.</summary>
    [Alias("appoint-lead"), Allow(Role.Coordinator)] Task<Receipt> AppointLead(AppointLead command);

    /// <summary>
    /// Moves the group to another municipality of its course when its own is merged or split. Asked for by Samløp itself.
    /// </summary>
    [Alias("move"), Allow(Role.System)] Task<Receipt> Move(MoveGroup command);

    /// <summary>
    /// Records an activity that a quorum of the members has done together; a second time changes nothing. Refused: <c>module-not-open</c>,
    /// <c>activity-unknown</c>, <c>activity-not-in-group</c>, <c>not-a-member</c>, <c>quorum-not-reached</c>,
    /// <c>activity-needs-its-own-answer</c> (reflection and dialogue).
    /// </summary>
    [Alias("complete-group-activity"), Allow(Role.GroupLead, Role.Facilitator, Role.WorkingGroup)]
    Task<Receipt> CompleteGroupActivity(CompleteGroupActivity command);

    /// <summary>
    /// Closes a round of the mapping for the group and shows its aggregate, once. Later answers do not enter it, so that no difference
    /// between two aggregates shows one person. Refused: <c>activity-unknown</c>, <c>too-few-answers</c> (below the threshold nothing at
    /// all is shown).
    /// </summary>
    [Alias("release-mapping"), Allow(Role.GroupLead, Role.Facilitator)] Task<Receipt> ReleaseMapping(ReleaseMapping command);

    /// <summary>
    /// Records the starting point that the group agrees on after it has seen its aggregate, which is kept as evidence. Refused:
    /// <c>mapping-not-released</c>, <c>capability-unknown</c>, <c>generation-out-of-range</c>, <c>starting-point-already-agreed</c>.
    /// </summary>
    [Alias("agree-starting-point"), Allow(Role.GroupLead)] Task<Receipt> AgreeStartingPoint(AgreeStartingPoint command);

    /// <summary>
    /// Records where the group stands after a later round, to be compared with its starting point. Refused:
    /// <c>starting-point-not-agreed</c>, <c>mapping-not-released</c>, <c>follow-up-needs-later-round</c>, <c>generation-out-of-range</c>,
    /// <c>follow-up-already-agreed</c>.
    /// </summary>
    [Alias("agree-follow-up"), Allow(Role.GroupLead)] Task<Receipt> AgreeFollowUp(AgreeFollowUp command);

    /// <summary>
    /// Records that a member consents to be named in the group's mapping; named mode is on when all current members have consented.
    /// Refused: <c>not-a-member</c>.
    /// </summary>
    [Alias("consent-to-named-mode"), Allow(Role.Member, Role.GroupLead)] Task<Receipt> ConsentToNamedMode(ConsentToNamedMode command);

    /// <summary>Takes the member's consent back. Refused: <c>not-a-member</c>.</summary>
    [Alias("revoke-named-mode"), Allow(Role.Member, Role.GroupLead)] Task<Receipt> RevokeNamedMode(RevokeNamedMode command);

    /// <summary>Refused: <c>module-not-open</c>, <c>activity-unknown</c>, <c>reflection-empty</c>.</summary>
    [Alias("record-reflection"), Allow(Role.GroupLead, Role.Member)] Task<Receipt> RecordReflection(RecordReflection command);

    /// <summary>
    /// Records a dialogue with groups of other municipalities, in the stream of each group. Refused: <c>module-not-open</c>,
    /// <c>topic-empty</c>, <c>dialogue-needs-others</c>, <c>dialogue-same-municipality</c>, <c>group-unknown</c>,
    /// <c>group-of-another-course</c>.
    /// </summary>
    [Alias("hold-dialogue"), Allow(Role.GroupLead, Role.Facilitator)] Task<Receipt> HoldDialogue(HoldDialogue command);

    /// <summary>Records the same dialogue in the stream of the other group. Asked for by Samløp itself.</summary>
    [Alias("join-dialogue"), Allow(Role.System)] Task<Receipt> JoinDialogue(JoinDialogue command);

    /// <summary>
    /// Says where the group wants to be. Refused: <c>starting-point-not-agreed</c>, <c>ambition-out-of-reach</c>,
    /// <c>ambition-in-the-past</c>, <c>ambition-already-set</c> (revise it).
    /// </summary>
    [Alias("set-ambition"), Allow(Role.GroupLead)] Task<Receipt> SetAmbition(SetAmbition command);

    /// <summary>Refused: <c>ambition-not-set</c>, <c>ambition-out-of-reach</c>, <c>ambition-in-the-past</c>, <c>reason-empty</c>.</summary>
    [Alias("revise-ambition"), Allow(Role.GroupLead)] Task<Receipt> ReviseAmbition(ReviseAmbition command);

    /// <summary>Refused: <c>ambition-not-set</c>, <c>reason-empty</c>.</summary>
    [Alias("withdraw-ambition"), Allow(Role.GroupLead)] Task<Receipt> WithdrawAmbition(WithdrawAmbition command);

    /// <summary>
    /// Puts a decision before the group, with the version of the stream that the group knew. The receipt's id is the decision's.
    /// Refused: <c>statement-empty</c>, <c>owner-empty</c>, <c>review-date-in-the-past</c>, <c>evidence-unknown</c>,
    /// <c>evidence-link-invalid</c>.
    /// </summary>
    [Alias("propose-decision"), Allow(Role.GroupLead, Role.Member)] Task<Receipt> ProposeDecision(ProposeDecision command);

    /// <summary>
    /// Refused: <c>decision-unknown</c>, <c>decision-not-proposed</c>, <c>not-a-member</c>, <c>quorum-not-reached</c>, <c>person-erased</c>
    /// (a person who disagreed).
    /// </summary>
    [Alias("adopt-decision"), Allow(Role.GroupLead)] Task<Receipt> AdoptDecision(AdoptDecision command);

    /// <summary>
    /// Replaces a decision by an adopted one. Refused: <c>decision-unknown</c>, <c>decision-not-adopted</c>,
    /// <c>decision-supersedes-itself</c>.
    /// </summary>
    [Alias("supersede-decision"), Allow(Role.GroupLead)] Task<Receipt> SupersedeDecision(SupersedeDecision command);

    /// <summary>Refused: <c>decision-unknown</c>, <c>decision-not-standing</c>, <c>reason-empty</c>.</summary>
    [Alias("withdraw-decision"), Allow(Role.GroupLead)] Task<Receipt> WithdrawDecision(WithdrawDecision command);

    /// <summary>Refused: <c>decision-unknown</c>, <c>decision-not-adopted</c>, <c>progress-out-of-range</c>.</summary>
    [Alias("report-decision-progress"), Allow(Role.GroupLead, Role.Member)]
    Task<Receipt> ReportDecisionProgress(ReportDecisionProgress command);

    /// <summary>Refused: <c>decision-unknown</c>, <c>decision-not-adopted</c>, <c>outcome-empty</c>.</summary>
    [Alias("conclude-decision"), Allow(Role.GroupLead)] Task<Receipt> ConcludeDecision(ConcludeDecision command);

    [Alias("view"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Auditor)]
    Task<ManagementGroupView> View(Moment moment);

    /// <summary>
    /// The released aggregate of a round, and its comparison with the round before, if there is one. Refused: <c>mapping-not-released</c>.
    /// </summary>
    [Alias("mapping"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member)]
    Task<MappingView> Mapping(string module, string activity, Moment moment);

    /// <summary>The state of the group that participants and other groups need before they decide.</summary>
    [Alias("standing"), Allow(Role.System), Orleans.Concurrency.AlwaysInterleave]
    Task<GroupStanding> Standing();
}

[GenerateSerializer, Immutable, Alias("group.form")]
public sealed record FormGroup(string Course, string Municipality, string Name);

[GenerateSerializer, Immutable, Alias("group.admit-member")]
public sealed record AdmitMember(string Participant, bool Lead);

[GenerateSerializer, Immutable, Alias("group.release-member")]
public sealed record ReleaseMember(string Participant, string Reason);

[GenerateSerializer, Immutable, Alias("group.appoint-lead")]
public sealed record AppointLead(string Participant);

[GenerateSerializer, Immutable, Alias("group.move")]
public sealed record MoveGroup(string Municipality);

/// <param name="Present">Participant ids of the members who took part.</param>
[GenerateSerializer, Immutable, Alias("group.complete-group-activity")]
public sealed record CompleteGroupActivity(string Module, string Activity, IReadOnlyList<string> Present);

/// <param name="Activity">Key of the mapping activity; one activity is one round.</param>
[GenerateSerializer, Immutable, Alias("group.release-mapping")]
public sealed record ReleaseMapping(string Module, string Activity);

/// <param name="Generations">Capability → generation, 1 to 5, for the capabilities the group agrees on.</param>
[GenerateSerializer, Immutable, Alias("group.agree-starting-point")]
public sealed record AgreeStartingPoint(string Module, string Activity, IReadOnlyDictionary<string, int> Generations);

[GenerateSerializer, Immutable, Alias("group.agree-follow-up")]
public sealed record AgreeFollowUp(string Module, string Activity, IReadOnlyDictionary<string, int> Generations);

[GenerateSerializer, Immutable, Alias("group.consent-to-named-mode")]
public sealed record ConsentToNamedMode;

[GenerateSerializer, Immutable, Alias("group.revoke-named-mode")]
public sealed record RevokeNamedMode;

/// <param name="Text">The group's common text; a group's record, not a person's.</param>
[GenerateSerializer, Immutable, Alias("group.record-reflection")]
public sealed record RecordReflection(string Module, string Activity, string Text);

[GenerateSerializer, Immutable, Alias("group.hold-dialogue")]
public sealed record HoldDialogue(string Module, IReadOnlyList<string> With, string Topic, string Outcome);

[GenerateSerializer, Immutable, Alias("group.join-dialogue")]
public sealed record JoinDialogue(string Dialogue, string Module, IReadOnlyList<string> With, string Topic, string Outcome);

public enum Horizon { Short, Long }

/// <param name="By">The day on which it should be reached.</param>
[GenerateSerializer, Immutable, Alias("group.set-ambition")]
public sealed record SetAmbition(string Capability, int Generation, Horizon Horizon, DateOnly By);

[GenerateSerializer, Immutable, Alias("group.revise-ambition")]
public sealed record ReviseAmbition(string Capability, int Generation, Horizon Horizon, DateOnly By, string Reason);

[GenerateSerializer, Immutable, Alias("group.withdraw-ambition")]
public sealed record WithdrawAmbition(string Capability, string Reason);

/// <param name="Owner">A role (<c>kommunedirektør</c>) or an opaque person id; never a name.</param>
[GenerateSerializer, Immutable, Alias("group.propose-decision")]
public sealed record ProposeDecision(
    string Statement, Horizon Horizon, string Owner, DateOnly ReviewOn, string Reasons,
    IReadOnlyList<string> OptionsWeighed, IReadOnlyList<Evidence> Evidence);

public enum EvidenceKind { StartingPoint, Ambition, Dialogue, Reflection, Document }

/// <summary>One thing that a decision is based on.</summary>
/// <param name="Reference">
/// For a starting point or an ambition the capability, for a dialogue its id, for a reflection <c>module/activity</c>, for a document
/// outside Samløp its http(s) address.
/// </param>
/// <param name="Title">Title of a document (<c>Kommuneplan 2026–2038</c>).</param>
[GenerateSerializer, Immutable, Alias("group.evidence")]
public sealed record Evidence(EvidenceKind Kind, string Reference, string? Title = null);

/// <param name="Present">Participant ids of the members who took part.</param>
/// <param name="Dissent">The members who disagreed, and their reasons; a person's free text is kept under that person's key.</param>
[GenerateSerializer, Immutable, Alias("group.adopt-decision")]
public sealed record AdoptDecision(string Decision, IReadOnlyList<string> Present, IReadOnlyList<Dissent> Dissent);

[GenerateSerializer, Immutable, Alias("group.dissent")]
public sealed record Dissent(string Participant, string Text);

/// <param name="Decision">Id of the decision that is replaced.</param>
/// <param name="By">Id of the adopted decision that replaces it.</param>
[GenerateSerializer, Immutable, Alias("group.supersede-decision")]
public sealed record SupersedeDecision(string Decision, string By);

[GenerateSerializer, Immutable, Alias("group.withdraw-decision")]
public sealed record WithdrawDecision(string Decision, string Reason);

/// <param name="PerCent">0 to 100.</param>
[GenerateSerializer, Immutable, Alias("group.report-decision-progress")]
public sealed record ReportDecisionProgress(string Decision, int PerCent, string Note);

[GenerateSerializer, Immutable, Alias("group.conclude-decision")]
public sealed record ConcludeDecision(string Decision, string Outcome);
