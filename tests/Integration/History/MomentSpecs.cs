using System.Net;
using Samlop.Boards;
using Samlop.Journeys;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

/// <summary>Each kind of view as of a day, as known at a time, and at a version.</summary>
public sealed class MomentSpecs(Installation installation)
{
    [Fact]
    public async Task A_back_dated_correction_changes_the_day_and_not_what_was_known_of_it()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var person = story.Group.People[1];
        var at = $"{story.Region}/participants/{person.Id}";
        var attend = new AttendGathering(story.Course, "organization");
        var attended = (await story.Facilitator.Post($"{at}/attendances", attend, effective: On(10))).Receipted().Version;
        var before = Known(DateTimeOffset.UtcNow);
        (await story.Facilitator.Post(
            $"{at}/attendance-corrections",
            new CorrectAttendance(story.Course, "organization", false, "Forvekslet"),
            effective: On(10))).Receipted();

        (await Attendance("")).ShouldBe(Participants.Attendance.Absent);
        (await Attendance($"?asOf={On(10)}")).ShouldBe(Participants.Attendance.Absent);
        (await Attendance($"?asOf={On(9)}")).ShouldBe(Participants.Attendance.Unknown);
        (await Attendance($"?knownAt={before}")).ShouldBe(Participants.Attendance.Attended);
        (await Attendance($"?asOf={On(10)}&knownAt={before}")).ShouldBe(Participants.Attendance.Attended);
        (await Attendance($"?atVersion={attended}")).ShouldBe(Participants.Attendance.Attended);
        (await Attendance($"?atVersion={attended - 1}")).ShouldBe(Participants.Attendance.Unknown);

        (await OnBoard($"?asOf={On(10)}")).ShouldBe((0, 3));
        (await OnBoard($"?asOf={On(10)}&knownAt={before}")).ShouldBe((1, 2));
        (await OnBoard($"?knownAt={before}")).ShouldBe((1, 2));
        (await OnBoard($"?asOf={On(9)}")).ShouldBe((0, 0));
        await Wait.Until(async () => await OnBoard("") == (0, 3), "today's board knows the correction");

        (await InJourney("")).ShouldBe(["gathering-attended", "attendance-corrected"]);
        (await InJourney($"?knownAt={before}")).ShouldBe(["gathering-attended"]);
        (await InJourney($"?asOf={On(9)}")).ShouldBeEmpty();

        async Task<Attendance> Attendance(string question) => (await story.See(person, question)).Modules[0].Attendance;
        async Task<(int, int)> OnBoard(string question)
        {
            var row = (await story.Coordinator.List<AttendanceRow>(story.Path($"boards/attendance{question}")))
                .Single(row => row is { Municipality: Kristiansand, Module: "organization" });
            return (row.Attended, row.Absent);
        }

        async Task<IEnumerable<string>> InJourney(string question) =>
            (await story.Coordinator.List<JourneyLine>($"{story.Region}/groups/{story.Group.Id}/journey{question}"))
                .Select(line => line.Fact).Where(fact => fact.Contains("attend", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_is_seen_as_it_was_as_it_was_known_and_at_a_version()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        var before = Known(DateTimeOffset.UtcNow);
        var version = (await story.See(story.Group)).Version;
        (await story.Group.Lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/ambitions",
            new SetAmbition("data-sharing", 4, Horizon.Long, Day(500)),
            effective: On(20))).Receipted();

        (await story.See(story.Group)).Ambitions.Count.ShouldBe(1);
        (await story.See(story.Group, $"?asOf={On(20)}")).Ambitions.Count.ShouldBe(1);
        (await story.See(story.Group, $"?asOf={On(19)}")).Ambitions.ShouldBeEmpty();
        (await story.See(story.Group, $"?asOf={On(20)}&knownAt={before}")).Ambitions.ShouldBeEmpty();
        (await story.See(story.Group, $"?atVersion={version}")).Ambitions.ShouldBeEmpty();
        (await story.See(story.Group, $"?asOf={On(11)}")).StartingPoint.ShouldBeEmpty();
        (await story.See(story.Group, $"?asOf={On(1)}")).Members.ShouldBeEmpty();
        (await story.Coordinator.Get($"{story.Region}/groups/{story.Group.Id}?asOf={On(0)}")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Group.Lead.Acting.Get($"{story.Region}/groups/{story.Group.Id}/mappings/organization/first-mapping?asOf={On(10)}"))
            .Refused(HttpStatusCode.Conflict, "mapping-not-released");

        var journey = $"{story.Region}/groups/{story.Group.Id}/journey";
        (await story.Coordinator.List<JourneyLine>($"{journey}?atVersion={version}")).ShouldNotContain(line => line.Fact == "ambition-set");
        (await story.Coordinator.List<JourneyLine>($"{journey}?atVersion={version}"))
            .Where(line => line.Stream == "management-group").Max(line => line.Version).ShouldBe(version);
        (await story.Coordinator.List<JourneyLine>($"{journey}?asOf={On(12)}"))[^1].Fact.ShouldBe("starting-point-agreed");
        (await story.Coordinator.Get($"{story.Region}/groups/{story.Group.Id}?asOf={On(20)}")).ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_moment_is_a_date_or_a_time_with_offset_or_a_version_from_one()
    {
        var story = await Founded(installation);

        foreach (var question in (string[])[
            "asOf=2026-02-30", "asOf=01.02.2026", "asOf=2026-02-01T10:00:00",
            "knownAt=now", "atVersion=0", "atVersion=-1", "atVersion=1.5"])
            (await story.Coordinator.Get($"{story.Region}?{question}")).Refused(HttpStatusCode.BadRequest, "moment-invalid");
        (await story.Coordinator.Get($"{story.Region}?asOf={Uri.EscapeDataString($"{On(1)}T10:00:00+02:00")}")).Succeeded();
        (await story.Coordinator.Get($"{story.Region}?asOf={On(1)}T10:00:00Z&atVersion=1")).Succeeded();
    }

    [Fact]
    public async Task Nothing_is_told_as_true_before_it_is()
    {
        var story = await Founded(installation);
        var before = await story.Facts();

        (await Admit(On(61))).Refused(HttpStatusCode.BadRequest, "effective-in-the-future");
        (await Admit(Known(DateTimeOffset.UtcNow.AddMinutes(10)))).Refused(HttpStatusCode.BadRequest, "effective-in-the-future");
        (await Admit("tomorrow")).Refused(HttpStatusCode.BadRequest, "effective-at-invalid");
        (await Admit("2026-03-01T10:00:00")).Refused(HttpStatusCode.BadRequest, "effective-at-invalid");

        (await story.Facts()).ShouldBe(before);
        (await Admit(On(60))).Receipted();

        Task<Answer> Admit(string effective) =>
            story.Coordinator.Put($"{story.Region}/municipalities/{Kristiansand}", effective: effective);
    }

    private static string Known(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
