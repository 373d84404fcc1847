using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class DeclinePlaceSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly DeclinePlace Command = new(Spring, Executives, "no-seat-left");
    private static readonly DeclinePlace Transfer = new(Spring, Neighbours, "group-full");
    private static readonly TransferDeclined TransferDeclined = new(Spring, Neighbours, Arendal, "group-full");

    [Fact]
    public void A_place_that_is_not_to_be_had_is_declined() =>
        Given(Invited, Requested).When(person => person.Decide(Command)).Then(Declined);

    [Fact]
    public void Declining_twice_is_recorded_once() =>
        Given(Invited, Requested, Declined).When(person => person.Decide(Command)).ThenNothing();

    [Fact]
    public void A_declined_transfer_leaves_the_person_where_they_are() =>
        Given([.. InTheGroup, MoveAsked]).When(person => person.Decide(Transfer)).Then(TransferDeclined);

    [Fact]
    public void Declining_a_transfer_twice_is_recorded_once() =>
        Given([.. InTheGroup, MoveAsked, TransferDeclined]).When(person => person.Decide(Transfer)).ThenNothing();

    [Fact]
    public void What_is_settled_or_was_never_asked_is_not_declined()
    {
        Given().When(person => person.Decide(Command)).ThenNothing();
        Given(Invited).When(person => person.Decide(Command)).ThenNothing();
        Given(InTheGroup).When(person => person.Decide(Command)).ThenNothing();
        Given(Invited, Requested).When(person => person.Decide(Transfer)).ThenNothing();
        Given(Invited, Requested, Withdrew).When(person => person.Decide(Command)).ThenNothing();
        Given([.. InTheGroup, MoveAsked, Withdrew]).When(person => person.Decide(Transfer)).ThenNothing();
    }
}
