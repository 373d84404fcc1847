using Samlop.Municipalities;
using Samlop.Participants;

namespace Samlop.Reactions;

/// <summary>Whenever a participant withdraws, the group lets the person go and the municipality has the seat again.</summary>
public sealed class GivePlaceBack : Reaction<ParticipantWithdrew>
{
    public override string Name => "give-place-back";

    protected override Task React(Because because, ParticipantWithdrew fact) => because.GiveBack(fact.Course, fact.Municipality, fact.Group, "withdrew");
}

/// <summary>Whenever a place came too late to be wanted, it is given back.</summary>
public sealed class GiveUnwantedPlaceBack : Reaction<PlaceNotWanted>
{
    public override string Name => "give-unwanted-place-back";

    protected override Task React(Because because, PlaceNotWanted fact) =>
        because.GiveBack(fact.Course, fact.SeatToo ? fact.Municipality : null, fact.Group, "not-wanted");
}

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
