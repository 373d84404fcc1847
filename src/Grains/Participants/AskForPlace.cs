namespace Samlop.Participants;

/// <summary>
/// Whenever a participant asks for a place, first for enrolment: the municipality is asked for a seat, then the group for a place, then the
/// participant is told; a refusal on the way gives the seat back and tells the participant why.
/// </summary>
public sealed class AskForPlace : Reaction<EnrolmentRequested>
{
    public override string Name => "ask-for-place";

    protected override Task React(Because because, EnrolmentRequested fact) =>
        because.AskForPlace(fact.Course, fact.Municipality, fact.Group, fact.Lead, needsSeat: true);
}
