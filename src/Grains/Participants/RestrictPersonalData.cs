namespace Samlop.Participants;

/// <summary>GDPR article 18.</summary>
[FactName("personal-data-restricted")]
public sealed record PersonalDataRestricted(bool Restricted) : ParticipantFact;

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(RestrictPersonalData command)
    {
        Present();
        return Restricted == command.Restricted ? [] : [new PersonalDataRestricted(command.Restricted)];
    }
}

public sealed partial class ParticipantGrain
{
    public Task<Receipt> RestrictPersonalData(RestrictPersonalData command)
    {
        Exists();
        return Transact(participant => participant.Decide(command));
    }
}
