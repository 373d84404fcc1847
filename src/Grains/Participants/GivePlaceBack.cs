namespace Samlop.Participants;

/// <summary>Whenever a participant withdraws, the group lets the person go and the municipality has the seat again.</summary>
public sealed class GivePlaceBack : Reaction<ParticipantWithdrew>
{
    public override string Name => "give-place-back";

    protected override Task React(Because because, ParticipantWithdrew fact) => because.GiveBack(fact.Course, fact.Municipality, fact.Group, "withdrew");
}
