namespace Samlop.Participants;

/// <summary>Whenever a place came too late to be wanted, it is given back.</summary>
public sealed class GiveUnwantedPlaceBack : Reaction<PlaceNotWanted>
{
    public override string Name => "give-unwanted-place-back";

    protected override Task React(Because because, PlaceNotWanted fact) =>
        because.GiveBack(fact.Course, fact.SeatToo ? fact.Municipality : null, fact.Group, "not-wanted");
}
