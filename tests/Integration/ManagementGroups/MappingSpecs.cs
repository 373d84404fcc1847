using System.Net;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.ManagementGroups;

public sealed class MappingSpecs(Installation installation)
{
    private static readonly ReleaseMapping First = new("organization", "first-mapping");

    [Fact]
    public async Task Below_the_threshold_nothing_at_all_is_shown()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting);
        foreach (var person in story.Group.People.Take(2))
            (await story.Answer(person, 2)).Receipted();

        (await lead.Post($"{at}/mappings", First)).Refused(HttpStatusCode.Conflict, "too-few-answers");
        (await lead.Get($"{at}/mappings/organization/first-mapping")).Refused(HttpStatusCode.Conflict, "mapping-not-released");
        (await lead.Post($"{at}/mappings", new ReleaseMapping("organization", "welcome")))
            .Refused(HttpStatusCode.BadRequest, "activity-unknown");
        (await story.See(story.Group)).Rounds.ShouldBeEmpty();
        (await story.See(story.Group.Lead)).Answers.ShouldBeNull();
    }

    [Fact]
    public async Task The_released_aggregate_shows_median_and_spread_and_nobody()
    {
        var story = await Running(installation, members: 4, firstGathering: 10);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting);
        foreach (var (person, generation) in story.Group.People.Zip([1, 2, 5]))
            (await story.Answer(person, generation)).Receipted();
        (await lead.Post($"{at}/mappings", First)).Receipted();
        (await story.Answer(story.Group.People[3], 5)).Receipted();
        (await lead.Post($"{at}/mappings", First)).Receipted();

        var shown = await lead.See<MappingView>($"{at}/mappings/organization/first-mapping");

        (shown.Instrument, shown.InstrumentVersion, shown.Members, shown.All.Respondents, shown.Before, shown.SamePeople, shown.Named)
            .ShouldBe(("digital-maturity", 1, 4, 3, null, null, null));
        shown.All.Capabilities.Count.ShouldBe(12);
        shown.All.Capabilities.ShouldAllBe(
            capability => capability.Median == 2 && capability.LowerQuartile == 1 && capability.UpperQuartile == 5);
        (await story.See(story.Group)).Rounds.Single().Respondents.ShouldBe(3);
        (await story.Auditor.Get($"{at}/mappings/organization/first-mapping")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Named_mode_is_on_only_while_every_member_consents()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var at = $"{story.Region}/groups/{story.Group.Id}";
        await story.Map([.. story.Group.People]);

        foreach (var person in story.Group.People)
        {
            (await story.See(story.Group)).NamedMode.ShouldBeFalse();
            (await person.Acting.Put($"{at}/named-mode")).Receipted();
        }

        (await story.See(story.Group)).NamedMode.ShouldBeTrue();
        (await story.Group.Lead.Acting.See<MappingView>($"{at}/mappings/organization/first-mapping")).Named!.Keys
            .ShouldBe(story.Group.People.Select(person => person.Id), ignoreOrder: true);
        (await story.Group.People[2].Acting.Delete($"{at}/named-mode")).Receipted();
        (await story.See(story.Group)).NamedMode.ShouldBeFalse();
        (await story.Group.Lead.Acting.See<MappingView>($"{at}/mappings/organization/first-mapping")).Named.ShouldBeNull();
        (await story.Neighbour.Lead.Acting.Put($"{at}/named-mode")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task The_starting_point_is_agreed_on_what_was_shown()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var at = $"{story.Region}/groups/{story.Group.Id}/starting-point";

        (await Agree("data-sharing", 2)).Refused(HttpStatusCode.Conflict, "mapping-not-released");
        await story.Map([.. story.Group.People]);
        (await Agree("no-such", 2)).Refused(HttpStatusCode.BadRequest, "capability-unknown");
        (await Agree("data-sharing", 6)).Refused(HttpStatusCode.BadRequest, "generation-out-of-range");
        (await Agree("data-sharing", 2)).Receipted();
        (await Agree("data-sharing", 2)).Receipted();
        (await Agree("data-sharing", 3)).Refused(HttpStatusCode.Conflict, "starting-point-already-agreed");

        var point = (await story.See(story.Group)).StartingPoint.Single();
        (point.Capability, point.Generation).ShouldBe(("data-sharing", 2));

        Task<Answer> Agree(string capability, int generation) =>
            story.Group.Lead.Acting.Post(
                at,
                new AgreeStartingPoint("organization", "first-mapping", new Dictionary<string, int> { [capability] = generation }),
                effective: On(12));
    }

    [Fact]
    public async Task A_follow_up_compares_a_later_round_with_the_starting_point()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting);
        (await FollowUp("first-mapping", 2)).Refused(HttpStatusCode.Conflict, "starting-point-not-agreed");
        await story.AgreeStartingPoint();
        (await FollowUp("first-mapping", 3)).Refused(HttpStatusCode.Conflict, "follow-up-needs-later-round");
        (await FollowUp("second-mapping", 3, "technology")).Refused(HttpStatusCode.Conflict, "mapping-not-released");
        foreach (var (module, day) in Modules.Skip(1).Zip([20, 30, 40]))
        {
            (await story.Coordinator.Post(
                story.Path("reschedulings"),
                new Samlop.Courses.RescheduleGathering(module, Day(day), "Fram i tid"),
                effective: On(11))).Receipted();
            (await story.Coordinator.Post(story.Path($"modules/{module}/opening"), effective: On(day))).Receipted();
            (await story.Coordinator.Post(story.Path($"modules/{module}/gathering"), effective: On(day))).Receipted();
        }

        foreach (var person in story.Group.People)
            (await story.Answer(person, 3, "technology", "second-mapping", 45)).Receipted();
        (await lead.Post($"{at}/mappings", new ReleaseMapping("technology", "second-mapping"), effective: On(46))).Receipted();
        (await FollowUp("second-mapping", 3, "technology")).Receipted();
        (await FollowUp("second-mapping", 4, "technology")).Refused(HttpStatusCode.Conflict, "follow-up-already-agreed");

        (await story.See(story.Group)).FollowUp.Single().Generation.ShouldBe(3);
        var shown = await lead.See<MappingView>($"{at}/mappings/technology/second-mapping");
        (shown.Before!.Respondents, shown.All.Respondents).ShouldBe((3, 3));
        shown.SamePeople.ShouldNotBeNull().Before.Capabilities[0].Median.ShouldBe(2);
        shown.SamePeople!.After.Capabilities[0].Median.ShouldBe(3);

        Task<Answer> FollowUp(string activity, int generation, string module = "organization") =>
            lead.Post(
                $"{at}/follow-up",
                new AgreeFollowUp(module, activity, new Dictionary<string, int> { ["data-sharing"] = generation }),
                effective: On(47));
    }
}
