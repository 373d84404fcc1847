using Samlop.Municipalities;

namespace Samlop.Participants;

/// <summary>
/// Whenever a participant has been transferred, the old group lets the person go; the old municipality has the seat again when it is another,
/// and otherwise remembers that the seat goes with the new group.
/// </summary>
public sealed class LeaveOldGroup : Reaction<ParticipantTransferred>
{
    public override string Name => "leave-old-group";

    protected override async Task React(Because because, ParticipantTransferred fact)
    {
        var stays = fact.FromMunicipality == fact.ToMunicipality;
        await because.GiveBack(fact.Course, stays ? null : fact.FromMunicipality, fact.FromGroup, "transferred");
        if (stays)
            await because.Ask("move-seat", () => because.Grain<IMunicipalityGrain>(fact.ToMunicipality).TakeSeat(new TakeSeat(fact.Course, because.Id, fact.ToGroup, false)));
    }
}
