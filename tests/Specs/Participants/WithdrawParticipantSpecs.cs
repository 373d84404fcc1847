using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class WithdrawParticipantSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly WithdrawParticipant Command = new(Spring, "Has another job.");

    [Fact]
    public void Who_takes_part_withdraws() => Given(InTheGroup).When(Withdraw(Command)).Then(Withdrew);

    [Fact]
    public void Withdrawing_twice_is_recorded_once() => Given([.. InTheGroup, Withdrew]).When(Withdraw(Command)).ThenNothing();

    [Fact]
    public void Who_does_not_take_the_invitation_withdraws() => Given(Invited).When(Withdraw(Command)).Then(Withdrew);

    [Fact]
    public void Who_waits_for_an_answer_withdraws() => Given(Invited, Requested).When(Withdraw(Command)).Then(Withdrew);

    [Fact]
    public void Who_was_moved_withdraws_from_the_new_group() =>
        Given([.. InTheGroup, MoveAsked, Moved]).When(person => person.Decide(Command, Arendal, Reason))
            .Then(new ParticipantWithdrew(Spring, Arendal, Neighbours, Reason));

    [Fact]
    public void Who_has_finished_withdraws_from_the_group() => Given([.. InTheGroup, .. AllDone]).When(Withdraw(Command)).Then(Withdrew);

    [Fact]
    public void The_seat_is_given_back_to_the_municipality_the_group_belongs_to_by_now() =>
        Given(InTheGroup).When(person => person.Decide(Command, Arendal, Reason)).Then(Withdrew with { Municipality = Arendal });

    [Fact]
    public void It_needs_a_reason() => Given(InTheGroup).When(Withdraw(Command with { Reason = " " })).ThenRefused("reason-empty");

    [Fact]
    public void Nobody_withdraws_from_a_course_they_are_not_in()
    {
        Given(Invited).When(Withdraw(Command with { Course = "autumn" })).ThenRefused("not-in-course");
        Given(Invited, Requested, Declined).When(Withdraw(Command)).ThenRefused("not-in-course");
    }

    [Fact]
    public void Nobody_withdraws_who_is_erased() => Given([.. InTheGroup, Erased]).When(Withdraw(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Withdraw(WithdrawParticipant command) =>
        person => person.Decide(command, Kristiansand, Reason);
}
