using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class ConfirmPlaceSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly ConfirmPlace Command = new(Spring, Executives);
    private static readonly PlaceNotWanted NotWanted = new(Spring, Kristiansand, Executives, true);

    [Fact]
    public void The_place_that_was_asked_for_makes_the_person_enrolled() => Given(Invited, Requested).When(Confirm(Command)).Then(Enrolled);

    [Fact]
    public void Confirming_it_twice_is_recorded_once() => Given(InTheGroup).When(Confirm(Command)).ThenNothing();

    [Fact]
    public void The_place_that_a_transfer_asked_for_moves_the_person() =>
        Given([.. InTheGroup, MoveAsked]).When(Confirm(new(Spring, Neighbours))).Then(Moved);

    [Fact]
    public void Confirming_a_transfer_twice_is_recorded_once() =>
        Given([.. InTheGroup, MoveAsked, Moved]).When(Confirm(new(Spring, Neighbours))).ThenNothing();

    [Fact]
    public void A_place_that_nobody_asked_for_changes_nothing()
    {
        Given().When(Confirm(Command)).ThenNothing();
        Given(Invited).When(Confirm(Command)).ThenNothing();
        Given(Invited, Requested).When(Confirm(new(Spring, Digital))).ThenNothing();
        Given(Invited, Requested).When(Confirm(new("autumn", Executives))).ThenNothing();
    }

    [Fact]
    public void A_place_that_was_declined_is_not_confirmed_afterwards() =>
        Given(Invited, Requested, Declined).When(Confirm(Command)).ThenNothing();

    [Fact]
    public void A_place_that_comes_after_withdrawing_is_not_wanted() =>
        Given(Invited, Requested, Withdrew).When(Confirm(Command)).Then(NotWanted);

    [Fact]
    public void That_it_is_not_wanted_is_recorded_once() =>
        Given(Invited, Requested, Withdrew, NotWanted).When(Confirm(Command)).ThenNothing();

    [Fact]
    public void Who_withdrew_from_a_place_gives_it_back_by_withdrawing() =>
        Given([.. InTheGroup, Withdrew]).When(Confirm(Command)).ThenNothing();

    [Fact]
    public void A_transfer_that_comes_after_withdrawing_is_not_wanted() =>
        Given([.. InTheGroup, MoveAsked, Withdrew])
            .When(Confirm(new(Spring, Neighbours))).Then(new PlaceNotWanted(Spring, Arendal, Neighbours, true));

    [Fact]
    public void Who_asks_anew_for_the_same_place_takes_the_answer_to_the_first_asking() =>
        Given(Invited, Requested, Withdrew, Requested).When(Confirm(Command)).Then(Enrolled);

    [Fact]
    public void Who_asks_for_another_place_of_the_same_municipality_meanwhile_keeps_its_seat() =>
        Given(Invited, Requested, Withdrew, Invited with { Group = Digital }, Requested with { Group = Digital })
            .When(Confirm(Command)).Then(NotWanted with { SeatToo = false });

    [Fact]
    public void Who_sits_in_another_group_of_the_same_municipality_meanwhile_keeps_its_seat() =>
        Given(
            Invited, Requested, Withdrew, Invited with { Group = Digital },
            Requested with { Group = Digital }, Enrolled with { Group = Digital })
            .When(Confirm(Command)).Then(NotWanted with { SeatToo = false });

    [Fact]
    public void Who_asks_for_a_place_of_another_municipality_meanwhile_gives_the_first_seat_back() =>
        Given(
            Invited, Requested, Withdrew, Invited with { Group = Neighbours, Municipality = Arendal },
            Requested with { Group = Neighbours, Municipality = Arendal })
            .When(Confirm(Command)).Then(NotWanted);

    [Fact]
    public void A_place_for_who_is_erased_meanwhile_is_not_wanted() =>
        Given(Invited, Requested, Withdrew with { Reason = null }, Erased).When(Confirm(Command)).Then(NotWanted);

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Confirm(ConfirmPlace command) => person => person.Decide(command);
}
