using System.Net;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.Programmes;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Boards;

public sealed class BoardSpecs(Installation installation)
{
    [Fact]
    public async Task Boards_show_who_is_enrolled_how_far_they_are_and_who_was_there()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var lead = story.Group.Lead;
        foreach (var activity in (string[])["welcome", "more-than-systems"])
            foreach (var person in story.Group.People.Take(2))
                (await person.Self.Post(
                    $"{story.Region}/participants/{person.Id}/activities",
                    new CompleteActivity(story.Course, "organization", activity),
                    effective: On(8))).Receipted();
        (await lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/activities",
            new CompleteGroupActivity("organization", "a-change-that-worked", [.. story.Group.People.Select(person => person.Id)]),
            effective: On(9))).Receipted();
        (await story.Facilitator.Post(
            $"{story.Region}/participants/{lead.Id}/attendances",
            new AttendGathering(story.Course, "organization"),
            effective: On(10))).Receipted();

        var kristiansand = new EnrolmentRow(Kristiansand, "Kristiansand", 10, 0, 0, 3, 0, 0, 0);
        await Wait.Until(
            async () => (await Board<EnrolmentRow>("enrolment")).Contains(kristiansand), "the enrolment board shows three of Kristiansand");
        (await Board<EnrolmentRow>("enrolment")).Select(row => (row.Municipality, row.Enrolled))
            .ShouldBe([(Arendal, 1), (Kristiansand, 3)]);
        var progress = new ProgressRow(Kristiansand, "Kristiansand", "organization", Stage.PreWork, 3, 4, 6, 0);
        await Wait.Until(async () => (await Board<ProgressRow>("progress")).Contains(progress), "the progress board shows four of six");
        await Wait.Until(
            async () => (await Board<AttendanceRow>("attendance")).Contains(
                new AttendanceRow(Kristiansand, "Kristiansand", "organization", 3, 1, 0, 2)),
            "the attendance board shows one");
        var ready = new ReadinessRow(story.Group.Id, "Rådmannens ledergruppe", Kristiansand, 3, 2, 1, 1, true);
        await Wait.Until(async () => (await Board<ReadinessRow>("readiness?module=organization")).Contains(ready), "the group is ready");
        (await Board<ReadinessRow>("readiness?module=organization")).Single(row => row.Group == story.Neighbour.Id).Ready.ShouldBeFalse();

        async Task<IReadOnlyList<TRow>> Board<TRow>(string board) => await story.Coordinator.List<TRow>(story.Path($"boards/{board}"));
    }

    [Fact]
    public async Task Boards_show_a_day_as_it_was()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var person = story.Group.People[1];
        (await person.Self.Post(
            $"{story.Region}/participants/{person.Id}/activities",
            new CompleteActivity(story.Course, "organization", "welcome"),
            effective: On(8))).Receipted();

        (await Board<EnrolmentRow>($"enrolment?asOf={On(1)}")).Select(row => (row.Municipality, row.Invited, row.Enrolled))
            .ShouldBe([(Arendal, 1, 0), (Kristiansand, 3, 0)]);
        (await Board<EnrolmentRow>($"enrolment?asOf={On(2)}")).Select(row => (row.Municipality, row.Invited, row.Enrolled))
            .ShouldBe([(Arendal, 0, 1), (Kristiansand, 0, 3)]);
        (await Done($"progress?asOf={On(7)}")).ShouldBe(0);
        (await Done($"progress?asOf={On(8)}")).ShouldBe(1);
        (await Board<AttendanceRow>($"attendance?asOf={On(9)}")).ShouldAllBe(row => row.Absent == 0);
        (await Board<AttendanceRow>($"attendance?asOf={On(10)}"))
            .Single(row => row is { Municipality: Kristiansand, Module: "organization" }).Absent.ShouldBe(3);
        (await Board<ReadinessRow>($"readiness?module=organization&asOf={On(1)}")).ShouldAllBe(row => row.Members == 0);

        async Task<int> Done(string board) =>
            (await Board<ProgressRow>(board))
                .Single(row => row is { Municipality: Kristiansand, Module: "organization", Stage: Stage.PreWork }).Done;
        async Task<IReadOnlyList<TRow>> Board<TRow>(string board) => await story.Coordinator.List<TRow>(story.Path($"boards/{board}"));
    }

    [Fact]
    public async Task A_board_of_nothing_or_for_nobody_is_refused()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);

        (await story.Coordinator.Get(story.Path("boards/readiness"))).Refused(HttpStatusCode.BadRequest, "query-parameter-invalid");
        (await story.Coordinator.Get(story.Path("boards/readiness?module=economy"))).Refused(HttpStatusCode.BadRequest, "module-unknown");
        (await story.Auditor.Get(story.Path("boards/readiness?module=organization"))).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Get($"{story.Region}/courses/no-such/boards/enrolment")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Coordinator.Get(story.Path("boards/enrolment?asOf=yesterday"))).Refused(HttpStatusCode.BadRequest, "moment-invalid");
        (await (await installation.As("working-group", story.Region, "person-7")).Get(story.Path("boards/enrolment")))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Put(story.Path("working-group/person-7"))).Receipted();
        (await (await installation.As("working-group", story.Region, "person-7")).Get(story.Path("boards/enrolment"))).Succeeded();
    }
}
