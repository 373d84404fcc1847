using Samlop.Municipalities;

namespace Samlop.Participants;

/// <summary>
/// Whenever a participant has been transferred, the old group releases the person. If the municipality is another one, the old
/// municipality gets the seat back; if it is the same, it moves the seat to the new group.
/// </summary>
public sealed class LeaveOldGroup : Reaction<ParticipantTransferred>
{
    public override string Name => "leave-old-group";

    protected override async Task React(Because because, ParticipantTransferred fact)
    {
        var stays = fact.FromMunicipality == fact.ToMunicipality;
        await because.GiveBack(fact.Course, stays ? null : fact.FromMunicipality, fact.FromGroup, "transferred");
        if (!stays)
            return;
        var seats = because.Grain<IMunicipalityGrain>(fact.ToMunicipality);
        await because.Ask("move-seat", () => seats.TakeSeat(new TakeSeat(fact.Course, because.Id, fact.ToGroup, false)));
    }
}
