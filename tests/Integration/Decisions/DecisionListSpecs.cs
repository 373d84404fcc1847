using System.Net;
using System.Text.Json;
using Samlop.ManagementGroups;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Decisions;

public sealed class DecisionListSpecs(Installation installation)
{
    [Fact]
    public async Task An_auditor_finds_the_decisions_that_stood_on_a_day()
    {
        var story = await Running(installation, members: 1);
        var first = await Propose(story, story.Group, "Først", Horizon.Short, Day(100), 10);
        var second = await Propose(story, story.Group, "Så", Horizon.Long, Day(300), 12);
        var third = await Propose(story, story.Neighbour, "Hos naboen", Horizon.Long, Day(300), 14);
        var before = DateTimeOffset.UtcNow;
        await Adopt(story, story.Group, first, 20);
        await Adopt(story, story.Group, second, 20);

        (await Listed($"asOf={On(9)}")).ShouldBeEmpty();
        (await Listed($"asOf={On(13)}")).ShouldBe([(first, DecisionPhase.Proposed), (second, DecisionPhase.Proposed)]);
        (await Listed($"asOf={On(20)}"))
            .ShouldBe([(first, DecisionPhase.Adopted), (second, DecisionPhase.Adopted), (third, DecisionPhase.Proposed)]);
        (await Listed($"asOf={On(20)}&knownAt={before:yyyy-MM-ddTHH:mm:ss.ffffffZ}"))
            .ShouldAllBe(row => row.Phase == DecisionPhase.Proposed);
        var proposed = (await story.See(story.Group)).Decisions.Single(decision => decision.Id == second).KnewVersion;
        (await Listed($"group={story.Group.Id}&atVersion={proposed}")).ShouldBe([(first, DecisionPhase.Proposed)]);
        (await story.Auditor.Get($"{story.Region}/decisions?atVersion={proposed}"))
            .Refused(HttpStatusCode.BadRequest, "at-version-needs-group");

        await Wait.Until(async () => (await Listed("phase=adopted")).Count == 2, "both adopted decisions are listed");
        (await Listed("")).Select(row => row.Id).ShouldBe([first, second, third]);
        (await Listed("phase=proposed")).ShouldBe([(third, DecisionPhase.Proposed)]);
        (await Listed("horizon=long")).Select(row => row.Id).ShouldBe([second, third]);
        (await Listed($"municipality={Arendal}")).Select(row => row.Id).ShouldBe([third]);
        (await Listed($"course={story.Course}&group={story.Group.Id}")).Select(row => row.Id).ShouldBe([first, second]);
        (await Listed($"dueBy={Day(150):yyyy-MM-dd}")).Select(row => row.Id).ShouldBe([first]);
        (await story.Auditor.Get($"{story.Region}/decisions?phase=decided")).Refused(HttpStatusCode.BadRequest, "query-parameter-invalid");
        (await story.Auditor.Get($"{story.Region}/decisions?after=no-such")).Refused(HttpStatusCode.BadRequest, "cursor-unknown");
        (await story.Group.Lead.Acting.Get($"{story.Region}/decisions")).Refused(HttpStatusCode.Forbidden, "forbidden");

        static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
        (await story.Auditor.Pages($"{story.Region}/decisions", 2)).Select(Id).ShouldBe([first, second, third]);
        (await story.Auditor.Streamed($"{story.Region}/decisions")).Select(Id).ShouldBe([first, second, third]);

        async Task<IReadOnlyList<(string Id, DecisionPhase Phase)>> Listed(string query) =>
            [.. (await story.Auditor.List<DecisionRow>($"{story.Region}/decisions?{query}")).Select(row => (row.Id, row.Phase))];
    }

    private static async Task<string> Propose(
        RegionStory story, Group group, string statement, Horizon horizon, DateOnly review, int day) =>
        (await group.Lead.Acting.Post(
            $"{story.Region}/groups/{group.Id}/decisions",
            new ProposeDecision(statement, horizon, "rådmann", review, "Fordi", [], []),
            effective: On(day))).Receipted().Id;

    private static async Task Adopt(RegionStory story, Group group, string decision, int day) =>
        (await group.Lead.Acting.Post(
            $"{story.Region}/groups/{group.Id}/decision-adoptions",
            new AdoptDecision(decision, [group.Lead.Id], []),
            effective: On(day))).Receipted();
}
