using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class ErasePersonalDataSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly Dictionary<string, string> Municipalities = new() { [Spring] = Kristiansand };

    [Fact]
    public void A_person_is_erased() => Given([.. InTheGroup, Withdrew]).When(Erase).Then(Erased);

    [Fact]
    public void Erasing_twice_is_recorded_once() => Given([.. InTheGroup, Withdrew, Erased]).When(Erase).ThenNothing();

    [Fact]
    public void Who_takes_part_withdraws_by_being_erased_for_no_reason_that_is_kept() =>
        Given(InTheGroup).When(Erase).Then(Withdrew with { Reason = null }, Erased);

    [Fact]
    public void Who_waits_for_a_place_wants_it_no_more() =>
        Given(Invited, Requested).When(Erase).Then(Withdrew with { Reason = null }, Erased);

    [Fact]
    public void What_was_finished_stays() => Given([.. InTheGroup, .. AllDone]).When(Erase).Then(Erased);

    [Fact]
    public void Who_had_finished_but_asks_for_a_place_again_wants_it_no_more() =>
        Given([.. InTheGroup, .. AllDone, Withdrew, Requested]).When(Erase).Then(Withdrew with { Reason = null }, Erased);

    [Fact]
    public void A_restriction_does_not_stand_in_the_way() => Given([.. InTheGroup, Withdrew, Restricted]).When(Erase).Then(Erased);

    private static IReadOnlyList<ParticipantFact> Erase(Participant person) => person.Decide(new ErasePersonalData(), Municipalities);
}
