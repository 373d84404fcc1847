namespace Samlop.Participants;

/// <param name="Code">Refusal code of the municipality or group that said no.</param>
[FactName("enrolment-declined")]
public sealed record EnrolmentDeclined(string Course, string Group, string Code) : ParticipantFact;

/// <summary>The person stays where they are.</summary>
/// <param name="Code">Refusal code of the municipality or group that said no.</param>
[FactName("transfer-declined")]
public sealed record TransferDeclined(string Course, string ToGroup, string ToMunicipality, string Code) : ParticipantFact;

public sealed partial record Participant
{
    /// <summary>Answers what is pending for that group; what is settled already, or was never asked, changes nothing.</summary>
    public IReadOnlyList<ParticipantFact> Decide(DeclinePlace command)
    {
        var enrolment = Courses.GetValueOrDefault(command.Course, Enrolment.None);
        if (enrolment.Phase is EnrolmentPhase.Asking && enrolment.Group == command.Group)
            return [new EnrolmentDeclined(command.Course, command.Group, command.Code)];
        return enrolment.Transfer is { } transfer && transfer.ToGroup == command.Group
            ? [new TransferDeclined(command.Course, transfer.ToGroup, transfer.ToMunicipality, command.Code)]
            : [];
    }
}

public sealed partial class ParticipantGrain
{
    public Task<Receipt> DeclinePlace(DeclinePlace command)
    {
        Exists();
        return Transact(participant => participant.Decide(command));
    }
}
