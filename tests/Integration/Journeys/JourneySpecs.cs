using System.Net;
using System.Text.Json;
using Samlop.Access;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Journeys;

public sealed class JourneySpecs(Installation installation)
{
    [Fact]
    public async Task A_groups_whole_story_is_told_in_the_order_it_was_true()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        (await story.Group.Lead.Self.Post(
            $"{story.Region}/participants/{story.Group.Lead.Id}/reflections",
            new WriteReflection(story.Course, "organization", "what-surprised-me", "Bare jeg vet dette."),
            effective: On(11))).Receipted();
        (await story.Group.Lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/ambitions",
            new SetAmbition("data-sharing", 4, Horizon.Long, Day(500)),
            effective: On(13))).Receipted();
        var at = $"{story.Region}/groups/{story.Group.Id}/journey";

        var lines = await story.Coordinator.List<JourneyLine>(at);

        lines.Select(line => line.Effective).ShouldBeInOrder();
        lines.Select(line => line.Stream).Distinct().ShouldBe(["course", "management-group", "participant"], ignoreOrder: true);
        foreach (var fact in (string[])[
            "course-planned", "group-formed", "member-joined", "gathering-held",
            "mapping-answered", "mapping-released", "starting-point-agreed", "ambition-set"])
            lines.ShouldContain(line => line.Fact == fact);
        lines.Count(line => line.Fact == "member-joined").ShouldBe(3);
        lines.Single(line => line.Fact == "ambition-set").Details["generation"].ShouldBe("4");
        lines.Single(line => line.Fact == "ambition-set").Role.ShouldBe(Role.GroupLead);
        JsonSerializer.Serialize(lines).ShouldNotContain("v1.");
        (await story.Auditor.Get(at)).Text.ShouldNotContain("Bare jeg vet dette");

        static string Cursor(JsonElement line) => line.GetProperty("cursor").GetString()!;
        (await story.Coordinator.Pages(at, 4)).Select(Cursor).ShouldBe(lines.Select(line => line.Cursor));
        (await story.Coordinator.Streamed(at)).Select(Cursor).ShouldBe(lines.Select(line => line.Cursor));
        (await story.Coordinator.Get($"{at}?after=nowhere")).Refused(HttpStatusCode.BadRequest, "cursor-unknown");
    }

    [Fact]
    public async Task A_journey_is_shown_to_its_own_and_to_auditors_without_persons()
    {
        var story = await Running(installation, members: 2);
        var at = $"{story.Region}/groups/{story.Group.Id}/journey";
        (await story.Group.Lead.Self.Post(
            $"{story.Region}/participants/{story.Group.Lead.Id}/activities",
            new CompleteActivity(story.Course, "organization", "welcome"),
            effective: On(8))).Receipted();

        (await story.Group.People[1].Acting.List<JourneyLine>(at)).Single(line => line.Fact == "activity-completed").Actor
            .ShouldBe(story.Group.Lead.Id);
        (await story.Auditor.List<JourneyLine>(at)).Single(line => line.Fact == "activity-completed").Actor.ShouldBeNull();
        (await story.Neighbour.Lead.Acting.Get(at)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Get($"{story.Region}/groups/no-such/journey")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Coordinator.Get($"{at}?asOf={On(-1)}")).Refused(HttpStatusCode.NotFound, "not-found");
    }
}
