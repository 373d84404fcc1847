using Samlop.Participants;
using Samlop.Programmes;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Boards;

public sealed class ProgressBoardSpecs : BoardSpecs
{
    private static Telling TwoPeople() => Given().Seats("4204", "Kristiansand", 10).Formed("g1").Enrolled("a", "g1").Enrolled("b", "g1");

    [Fact]
    public void Required_work_alone_is_counted_by_stage() =>
        ProgressBoard.Of(Now(TwoPeople()
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"))
            .Person("a", new ActivityCompleted(TheCourse, "organization", "article"))
            .Person("b", new MappingAnswered(TheCourse, "organization", "test", "g1", "maturity", 1, Secret))))
            .ShouldBe(
            [
                new ProgressRow("4204", "Kristiansand", "organization", Stage.PreWork, 2, 1, 2, 0),
                new ProgressRow("4204", "Kristiansand", "organization", Stage.Gathering, 2, 1, 2, 0),
                new ProgressRow("4204", "Kristiansand", "organization", Stage.PostWork, 2, 0, 2, 0),
                new ProgressRow("4204", "Kristiansand", "management", Stage.PreWork, 2, 0, 2, 0),
                new ProgressRow("4204", "Kristiansand", "management", Stage.Gathering, 2, 0, 0, 0),
                new ProgressRow("4204", "Kristiansand", "management", Stage.PostWork, 2, 0, 0, 0),
            ]);

    [Fact]
    public void A_module_is_complete_for_who_did_the_work_and_was_there() =>
        ProgressBoard.Of(Now(TwoPeople()
            .Person("a", new ActivityCompleted(TheCourse, "management", "film"))
            .Person("b", new ActivityCompleted(TheCourse, "management", "film"))
            .Person("b", new GatheringAttended(TheCourse, "management"))))[3]
            .ShouldBe(new ProgressRow("4204", "Kristiansand", "management", Stage.PreWork, 2, 2, 2, 1));

    [Fact]
    public void Who_was_only_invited_or_has_withdrawn_is_not_expected_to_do_anything() =>
        ProgressBoard.Of(Now(TwoPeople()
            .Person("b", new ParticipantWithdrew(TheCourse, "4204", "g1", null))
            .Person("c", new ParticipantInvited(TheCourse, "4204", "g1", false, Secret))))[0]
            .ShouldBe(new ProgressRow("4204", "Kristiansand", "organization", Stage.PreWork, 1, 0, 1, 0));

    [Fact]
    public void Work_told_late_counts_from_when_it_was_done_but_only_for_who_knew()
    {
        var late = TwoPeople().Person("a", new ActivityCompleted(TheCourse, "organization", "film"), Start.AddMinutes(9));
        var told = Start.AddMinutes(late.Facts.Count - 1);

        ProgressBoard.Of(At(late, new Moment(AsOf: Start.AddMinutes(9))))[0].Done.ShouldBe(1);
        ProgressBoard.Of(At(late, new Moment(AsOf: Start.AddMinutes(8))))[0].Done.ShouldBe(0);
        ProgressBoard.Of(At(late, new Moment(AsOf: Start.AddMinutes(9), KnownAt: told.AddSeconds(-1))))[0].Done.ShouldBe(0);
    }
}
