namespace Samlop.Participants;

/// <summary>
/// Whenever a participant asks for a transfer, does the same as <see cref="AskForPlace"/>, but asks for a seat only when the new group
/// belongs to another municipality.
/// </summary>
public sealed class AskForTransfer : Reaction<TransferRequested>
{
    public override string Name => "ask-for-transfer";

    protected override Task React(Because because, TransferRequested fact) =>
        because.AskForPlace(
            fact.Course, fact.ToMunicipality, fact.ToGroup, lead: false, needsSeat: fact.ToMunicipality != fact.FromMunicipality);
}
