using Samlop.Municipalities;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Boards;

public sealed class EnrolmentBoardSpecs : BoardSpecs
{
    private static Telling TwoMunicipalities() => Given()
        .Seats("4204", "Kristiansand", 10).Seats("4205", "Lindesnes", 5)
        .Formed("g1").Formed("g2", "4205")
        .Enrolled("a", "g1").Enrolled("b", "g1")
        .Person("c", new ParticipantInvited(TheCourse, "4205", "g2", false, Secret));

    [Fact]
    public void Everyone_counts_once_where_they_are() =>
        EnrolmentBoard.Of(Now(TwoMunicipalities()
            .Person("d", new ParticipantInvited(TheCourse, "4205", "g2", false, Secret))
            .Person("d", new EnrolmentRequested(TheCourse, "4205", "g2", false))
            .Person("e", new ParticipantInvited(TheCourse, "4205", "g2", false, Secret))
            .Person("e", new EnrolmentDeclined(TheCourse, "g2", "no-seat-left"))
            .Person("b", new ParticipantWithdrew(TheCourse, "4204", "g1", null))))
            .ShouldBe(
            [
                new EnrolmentRow("4204", "Kristiansand", 10, 0, 0, 1, 0, 1, 0),
                new EnrolmentRow("4205", "Lindesnes", 5, 1, 1, 0, 1, 0, 0),
            ]);

    [Fact]
    public void A_municipality_without_people_stands_there_with_its_seats() =>
        EnrolmentBoard.Of(Now(Given().Seats("4204", "Kristiansand", 10)))
            .ShouldBe([new EnrolmentRow("4204", "Kristiansand", 10, 0, 0, 0, 0, 0, 0)]);

    [Fact]
    public void Who_has_done_all_there_is_has_finished() =>
        EnrolmentBoard.Of(Now(TwoMunicipalities()
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"))
            .Person("a", new MappingAnswered(TheCourse, "organization", "test", "g1", "maturity", 1, Secret))
            .Person("a", new ReflectionWritten(TheCourse, "organization", "thoughts", Secret))
            .Person("a", new SubstituteSent(TheCourse, "organization", Secret))
            .Person("a", new ActivityCompleted(TheCourse, "management", "film"))
            .Person("a", new GatheringAttended(TheCourse, "management"))))[0]
            .ShouldBe(new EnrolmentRow("4204", "Kristiansand", 10, 0, 0, 1, 0, 0, 1));

    [Fact]
    public void People_count_where_their_group_belongs() =>
        EnrolmentBoard.Of(Now(TwoMunicipalities().Group("g1", new ManagementGroups.GroupMoved("4205"))))
            .Select(row => (row.Municipality, row.Enrolled)).ShouldBe([("4204", 0), ("4205", 2)]);

    [Fact]
    public void After_a_merger_people_and_seats_count_under_the_successor_and_before_it_they_do_not()
    {
        InheritedCourse[] taken = [new(TheCourse, 10, [new("a", "g1"), new("b", "g1")])];
        var merged = TwoMunicipalities()
            .Municipality("4204", new MunicipalityMerged("4205", taken), Day(20).AddYears(1))
            .Municipality("4205", new MunicipalitySucceeded("4204", taken), Day(20).AddYears(1));

        EnrolmentBoard.Of(Now(merged)).ShouldBe([new EnrolmentRow("4205", "Lindesnes", 15, 1, 0, 2, 0, 0, 0)]);
        EnrolmentBoard.Of(At(merged, new Moment(AsOf: Day(19).AddYears(1)))).Select(row => (row.Municipality, row.Seats, row.Enrolled))
            .ShouldBe([("4204", 10, 2), ("4205", 5, 0)]);
    }

    [Fact]
    public void People_of_another_course_are_not_there() =>
        EnrolmentBoard.Of(Now(Given().Person("a", new ParticipantInvited("c2", "4204", "g9", false, Secret)))).ShouldBeEmpty();

    [Fact]
    public void A_course_that_was_not_planned_yet_has_no_board() =>
        Should.Throw<Refused>(() => At(Given(), new Moment(AsOf: Start.AddDays(-1)))).Code.ShouldBe("not-found");
}
