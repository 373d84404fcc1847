using Samlop.ManagementGroups;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Boards;

public sealed class ReadinessBoardSpecs : BoardSpecs
{
    private static readonly GroupActivityCompleted Picture = new("organization", "picture", ["a"]);
    private static readonly DialogueHeld Dialogue = new("d1", "organization", ["g2"], "Topic", "Outcome");

    private static Telling TwoMembers() => Given().Formed("g1").Enrolled("a", "g1").Enrolled("b", "g1");

    private static Telling Film(Telling telling, string person) =>
        telling.Person(person, new ActivityCompleted(TheCourse, "organization", "film"));

    [Fact]
    public void A_group_is_ready_when_its_work_is_done_and_a_quorum_of_its_members_is() =>
        ReadinessBoard.Of(Now(Film(TwoMembers(), "a").Group("g1", Picture).Group("g1", Dialogue)), "organization")
            .ShouldBe([new ReadinessRow("g1", "Group g1", "4204", 2, 1, 2, 2, true)]);

    [Fact]
    public void It_is_not_ready_while_its_own_work_is_undone() =>
        ReadinessBoard.Of(Now(Film(Film(TwoMembers(), "a"), "b").Group("g1", Picture)), "organization")
            .ShouldBe([new ReadinessRow("g1", "Group g1", "4204", 2, 2, 1, 2, false)]);

    [Fact]
    public void It_is_not_ready_while_too_few_members_are() =>
        ReadinessBoard.Of(Now(Film(TwoMembers().Enrolled("c", "g1"), "a").Group("g1", Picture).Group("g1", Dialogue)), "organization")
            .ShouldBe([new ReadinessRow("g1", "Group g1", "4204", 3, 1, 2, 2, false)]);

    [Fact]
    public void A_group_without_members_is_never_ready() =>
        ReadinessBoard.Of(Now(Given().Formed("g1")), "management")
            .ShouldBe([new ReadinessRow("g1", "Group g1", "4204", 0, 0, 0, 0, false)]);

    [Fact]
    public void Who_left_is_no_member_any_more() =>
        ReadinessBoard.Of(Now(TwoMembers().Group("g1", new MemberLeft("b", "withdrew"))), "organization")[0].Members.ShouldBe(1);

    [Fact]
    public void The_module_must_be_taught() =>
        Should.Throw<Refused>(() => ReadinessBoard.Of(Now(TwoMembers()), "strategy")).Code.ShouldBe("module-unknown");
}
