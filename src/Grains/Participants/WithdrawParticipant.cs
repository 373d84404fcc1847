using Samlop.People;

namespace Samlop.Participants;

/// <summary>
/// The person leaves the course, or declines the invitation. <see cref="GivePlaceBack"/> gives the seat and the place back.
/// </summary>
/// <param name="Reason">The caller's words about the person (<see cref="SealedField.Reason"/>); null when the person was erased.</param>
[FactName("participant-withdrew")]
public sealed record ParticipantWithdrew(string Course, string Municipality, string Group, Sealed? Reason) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="municipality">The municipality to which the group belongs today; it holds the seat.</param>
    public IReadOnlyList<ParticipantFact> Decide(WithdrawParticipant command, string municipality, Sealed reason)
    {
        Present();
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw ReasonEmpty();
        var enrolment = Courses.GetValueOrDefault(command.Course);
        if (enrolment is null or { Phase: EnrolmentPhase.Declined })
            throw new Refused("not-in-course", $"The person does not take part in that course.");
        return enrolment.Phase is EnrolmentPhase.Withdrawn
            ? []
            : [new ParticipantWithdrew(command.Course, municipality, enrolment.Group, reason)];
    }

    private static Refused ReasonEmpty() => new("reason-empty", $"Say why.", RefusalKind.Invalid);
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> Withdraw(WithdrawParticipant command)
    {
        Exists();
        var municipality = await MunicipalityToday(command.Course);
        var reason = await Seal(SealedField.Reason, command.Reason);
        return await Transact(participant => participant.Decide(command, municipality, reason ?? throw Participant.IsErased()));
    }
}
