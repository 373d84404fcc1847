using Samlop.People;

namespace Samlop.Participants;

/// <param name="Details">Who it is (<see cref="SealedField.Details"/>).</param>
[FactName("details-corrected")]
public sealed record DetailsCorrected(Sealed Details) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="today">The details that stand; null when there are none to be read.</param>
    /// <param name="addressIsTheirs">Whether the new address leads to this person.</param>
    public IReadOnlyList<ParticipantFact> Decide(CorrectDetails command, PersonalDetails? today, bool addressIsTheirs, Sealed details)
    {
        Present();
        var tidy = command.Details.Tidy();
        if (tidy == today)
            return [];
        Unrestricted();
        return addressIsTheirs ? [new DetailsCorrected(details)] : throw EmailOfAnother();
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> CorrectDetails(CorrectDetails command)
    {
        Exists();
        var details = command.Details.Tidy();
        var key = await vault.KeyOf(RegionId, Id);
        if (key is null || State.Erased || State.Restricted)
            return await Transact(participant => participant.Decide(command, Open(participant, key), false, default));

        var theirs = await vault.ChangeEmail(RegionId, Id, details.Email);
        try
        {
            var written = key.Seal(details);
            return await Transact(participant => participant.Decide(command, Open(participant, key), theirs, written));
        }
        finally
        {
            await FollowAddress(key);
        }
    }

    /// <summary>
    /// The address was claimed before the fact was written, so that nobody else could take it meanwhile. Whatever became of the command
    /// (refused, or sent for the second time after a later correction), the vault in the end knows the address that stands.
    /// </summary>
    private async Task FollowAddress(PersonKey key)
    {
        if (Open(State, key) is { } stands)
            await vault.ChangeEmail(RegionId, Id, stands.Email);
    }

    private static PersonalDetails? Open(Participant participant, PersonKey? key) =>
        key is not null && participant.Details is { } details ? key.Open(details) : null;
}
