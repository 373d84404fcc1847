namespace Samlop.Participants;

[FactName("participant-enrolled")]
public sealed record ParticipantEnrolled(string Course, string Municipality, string Group) : ParticipantFact;

/// <summary>The person belongs to another group from now on. The work of the old group stays with that group.</summary>
[FactName("participant-transferred")]
public sealed record ParticipantTransferred(
    string Course, string FromGroup, string FromMunicipality, string ToGroup, string ToMunicipality) : ParticipantFact;

/// <summary>The person had already withdrawn when the place came, so it is given back.</summary>
/// <param name="SeatToo">
/// False when the person still needs the municipality's seat: by now the person has, or asks for, a place in another group of it.
/// </param>
[FactName("place-not-wanted")]
public sealed record PlaceNotWanted(string Course, string Municipality, string Group, bool SeatToo) : ParticipantFact;

public sealed partial record Participant
{
    /// <summary>Settles the pending request to that group. A request that is settled already, or was never made, changes nothing.</summary>
    public IReadOnlyList<ParticipantFact> Decide(ConfirmPlace command)
    {
        var enrolment = Courses.GetValueOrDefault(command.Course, Enrolment.None);
        if (enrolment.Phase is EnrolmentPhase.Asking && enrolment.Group == command.Group)
            return [new ParticipantEnrolled(command.Course, enrolment.Municipality, command.Group)];
        if (enrolment.Transfer is { } transfer && transfer.ToGroup == command.Group)
            return
            [
                new ParticipantTransferred(
                    command.Course, transfer.FromGroup, transfer.FromMunicipality, transfer.ToGroup, transfer.ToMunicipality),
            ];
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
