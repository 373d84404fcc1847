using Samlop.Courses;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Boards;

public sealed class AttendanceBoardSpecs : BoardSpecs
{
    private static readonly GatheringHeld Held = new("organization", new DateOnly(2026, 3, 1));

    private static Telling ThreePeople() => Given()
        .Course(new GatheringScheduled("organization", new DateOnly(2026, 3, 1), "Kilden", false, null))
        .Seats("4204", "Kristiansand", 10).Formed("g1").Enrolled("a", "g1").Enrolled("b", "g1").Enrolled("c", "g1");

    [Fact]
    public void Whoever_neither_came_nor_sent_somebody_was_absent() =>
        AttendanceBoard.Of(Now(ThreePeople()
            .Course(Held)
            .Person("a", new GatheringAttended(TheCourse, "organization"))
            .Person("b", new SubstituteSent(TheCourse, "organization", Secret))))
            .ShouldBe(
            [
                new AttendanceRow("4204", "Kristiansand", "organization", 3, 1, 1, 1),
                new AttendanceRow("4204", "Kristiansand", "management", 3, 0, 0, 0),
            ]);

    [Fact]
    public void Nobody_is_absent_from_a_gathering_that_was_not_held() =>
        AttendanceBoard.Of(Now(ThreePeople()))[0].ShouldBe(new AttendanceRow("4204", "Kristiansand", "organization", 3, 0, 0, 0));

    [Fact]
    public void A_correction_counts_whichever_hour_of_the_day_it_names()
    {
        var corrected = ThreePeople()
            .Course(Held)
            .Person("a", new GatheringAttended(TheCourse, "organization"))
            .Person("a", new AttendanceCorrected(TheCourse, "organization", false, Secret), Start.AddMinutes(1));
        var told = corrected.Facts[^1].Recorded;

        AttendanceBoard.Of(Now(corrected))[0].Attended.ShouldBe(0);
        AttendanceBoard.Of(At(corrected, new Moment(AsOf: told)))[0].Attended.ShouldBe(0);
        AttendanceBoard.Of(At(corrected, new Moment(KnownAt: told.AddSeconds(-1))))[0].Attended.ShouldBe(1);
    }
}
