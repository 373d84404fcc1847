namespace Samlop.Participants;

/// <summary>The same for a transfer; a seat is asked for only when the new group is of another municipality.</summary>
public sealed class AskForTransfer : Reaction<TransferRequested>
{
    public override string Name => "ask-for-transfer";

    protected override Task React(Because because, TransferRequested fact) =>
        because.AskForPlace(fact.Course, fact.ToMunicipality, fact.ToGroup, lead: false, needsSeat: fact.ToMunicipality != fact.FromMunicipality);
}
