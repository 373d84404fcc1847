namespace Samlop.Participants;

/// <summary>
/// Whenever a participant asks for enrolment, asks the municipality for a seat, then the group for a place, and then confirms to the
/// participant. If the municipality or the group refuses, it gives the seat back and tells the participant why.
/// </summary>
public sealed class AskForPlace : Reaction<EnrolmentRequested>
{
    public override string Name => "ask-for-place";

    protected override Task React(Because because, EnrolmentRequested fact) =>
        because.AskForPlace(fact.Course, fact.Municipality, fact.Group, fact.Lead, needsSeat: true);
}
