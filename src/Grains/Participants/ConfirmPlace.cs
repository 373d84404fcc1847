namespace Samlop.Participants;

[FactName("participant-enrolled")]
public sealed record ParticipantEnrolled(string Course, string Municipality, string Group) : ParticipantFact;

/// <summary>The person sits in another group from now on; what the old group did stays with it.</summary>
[FactName("participant-transferred")]
public sealed record ParticipantTransferred(string Course, string FromGroup, string FromMunicipality, string ToGroup, string ToMunicipality) : ParticipantFact;

/// <summary>The place came when the person had withdrawn already: it is given back.</summary>
/// <param name="SeatToo">
/// False when the person by then holds, or asks for, a place in another group of the same municipality: its seat is still needed.
/// </param>
[FactName("place-not-wanted")]
public sealed record PlaceNotWanted(string Course, string Municipality, string Group, bool SeatToo) : ParticipantFact;

public sealed partial record Participant
{
    /// <summary>Answers what is pending for that group; what is settled already, or was never asked, changes nothing.</summary>
    public IReadOnlyList<ParticipantFact> Decide(ConfirmPlace command)
    {
        var enrolment = Courses.GetValueOrDefault(command.Course, Enrolment.None);
        if (enrolment.Phase is EnrolmentPhase.Asking && enrolment.Group == command.Group)
            return [new ParticipantEnrolled(command.Course, enrolment.Municipality, command.Group)];
        if (enrolment.Transfer is { } transfer && transfer.ToGroup == command.Group)
            return [new ParticipantTransferred(command.Course, transfer.FromGroup, transfer.FromMunicipality, transfer.ToGroup, transfer.ToMunicipality)];
        return enrolment.Awaited.TryGetValue(command.Group, out var municipality)
            ? [new PlaceNotWanted(command.Course, municipality, command.Group, !NeedsSeat(enrolment, municipality))]
            : [];
    }

    private static bool NeedsSeat(Enrolment enrolment, string municipality) =>
        (enrolment.Phase is EnrolmentPhase.Asking or EnrolmentPhase.Enrolled && enrolment.Municipality == municipality)
        || enrolment.Transfer?.ToMunicipality == municipality;
}

public sealed partial class ParticipantGrain
{
    public Task<Receipt> ConfirmPlace(ConfirmPlace command)
    {
        Exists();
        return Transact(participant => participant.Decide(command));
    }
}
