using Samlop.Courses;
using Samlop.ManagementGroups;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class TransferParticipantSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly TransferParticipant Command = new(Spring, Neighbours, "Moves to Arendal.");

    [Fact]
    public void A_place_in_another_group_is_asked_for() => Given(InTheGroup).When(Transfer(Command)).Then(MoveAsked);

    [Fact]
    public void The_same_transfer_twice_is_recorded_once() => Given([.. InTheGroup, MoveAsked]).When(Transfer(Command)).ThenNothing();

    [Fact]
    public void After_a_declined_transfer_it_is_asked_for_again() =>
        Given([.. InTheGroup, MoveAsked, new TransferDeclined(Spring, Neighbours, Arendal, "group-full")])
            .When(Transfer(Command)).Then(MoveAsked);

    [Fact]
    public void Who_was_moved_can_be_moved_back() =>
        Given([.. InTheGroup, MoveAsked, Moved])
            .When(person => person.Decide(Command with { Group = Executives }, Running, Group(Executives, Kristiansand), Arendal, Reason))
            .Then(new TransferRequested(Spring, Neighbours, Arendal, Executives, Kristiansand, Reason));

    [Fact]
    public void The_group_a_person_leaves_counts_in_the_municipality_it_belongs_to_by_now() =>
        Given(InTheGroup).When(person => person.Decide(Command, Running, Group(Neighbours, Arendal), Arendal, Reason))
            .Then(MoveAsked with { FromMunicipality = Arendal });

    [Fact]
    public void Nobody_moves_to_where_they_are() =>
        Given(InTheGroup).When(Transfer(Command with { Group = Executives }, Group(Executives, Kristiansand)))
            .ThenRefused("already-in-group");

    [Fact]
    public void Nobody_moves_to_where_they_were_moved() =>
        Given([.. InTheGroup, MoveAsked, Moved]).When(Transfer(Command)).ThenRefused("already-in-group");

    [Fact]
    public void One_transfer_is_answered_before_another_is_asked_for() =>
        Given([.. InTheGroup, MoveAsked])
            .When(Transfer(Command with { Group = Digital }, Group(Digital, Kristiansand))).ThenRefused("transfer-under-way");

    [Fact]
    public void Only_who_is_enrolled_moves()
    {
        Given(Invited).When(Transfer(Command)).ThenRefused("not-enrolled");
        Given(Invited, Requested).When(Transfer(Command)).ThenRefused("not-enrolled");
        Given([.. InTheGroup, Withdrew]).When(Transfer(Command)).ThenRefused("not-enrolled");
        Given([.. InTheGroup, .. AllDone]).When(Transfer(Command)).ThenRefused("not-enrolled");
    }

    [Fact]
    public void The_group_must_exist() =>
        Given(InTheGroup).When(person => person.Decide(Command, Running, null, Kristiansand, Reason)).ThenRefused("group-unknown");

    [Fact]
    public void The_group_must_be_of_the_course() =>
        Given(InTheGroup).When(Transfer(Command, Group(Neighbours, Arendal, "autumn"))).ThenRefused("group-of-another-course");

    [Theory]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void Nobody_moves_when_the_course_has_ended(CoursePhase phase) =>
        Given(InTheGroup)
            .When(person => person.Decide(Command, Running with { Phase = phase }, Group(Neighbours, Arendal), Kristiansand, Reason))
            .ThenRefused("course-ended");

    [Fact]
    public void Nobody_moves_who_is_erased() => Given([.. InTheGroup, Erased]).When(Transfer(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Transfer(TransferParticipant command, GroupStanding? target = null) =>
        person => person.Decide(command, Running, target ?? Group(Neighbours, Arendal), Kristiansand, Reason);
}
