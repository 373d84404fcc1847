using System.Net;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.ManagementGroups;

public sealed class AmbitionSpecs(Installation installation)
{
    [Fact]
    public async Task Ambitions_aim_above_the_starting_point_are_revised_and_withdrawn()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting);
        var ambition = new SetAmbition("data-sharing", 4, Horizon.Long, Day(500));
        (await lead.Post($"{at}/ambitions", ambition)).Refused(HttpStatusCode.Conflict, "starting-point-not-agreed");
        await story.AgreeStartingPoint();

        (await lead.Post($"{at}/ambitions", ambition with { Generation = 2 })).Refused(HttpStatusCode.Conflict, "ambition-out-of-reach");
        (await lead.Post($"{at}/ambitions", ambition with { By = Day(59) })).Refused(HttpStatusCode.Conflict, "ambition-in-the-past");
        (await story.Group.People[1].Acting.Post($"{at}/ambitions", ambition)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await lead.Post($"{at}/ambitions", ambition, effective: On(13))).Receipted();
        (await lead.Post($"{at}/ambitions", ambition with { Generation = 5 })).Refused(HttpStatusCode.Conflict, "ambition-already-set");

        var revised = new ReviseAmbition("data-sharing", 5, Horizon.Long, Day(700), "Staten hjelper til");
        (await lead.Post($"{at}/ambition-revisions", revised with { Reason = "" })).Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await lead.Post($"{at}/ambition-revisions", revised with { Capability = "competence" }))
            .Refused(HttpStatusCode.Conflict, "ambition-not-set");
        (await lead.Post($"{at}/ambition-revisions", revised, effective: On(20))).Receipted();
        (await story.See(story.Group)).Ambitions.ShouldBe([new AmbitionView("data-sharing", 5, Horizon.Long, Day(700), 1)]);
        (await story.See(story.Group, $"?asOf={On(15)}")).Ambitions
            .ShouldBe([new AmbitionView("data-sharing", 4, Horizon.Long, Day(500), 0)]);

        (await lead.Post($"{at}/ambition-withdrawals", new WithdrawAmbition("data-sharing", " ")))
            .Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await lead.Post($"{at}/ambition-withdrawals", new WithdrawAmbition("data-sharing", "Andre gjør det"), effective: On(30)))
            .Receipted();
        (await lead.Post($"{at}/ambition-withdrawals", new WithdrawAmbition("data-sharing", "Andre gjør det")))
            .Refused(HttpStatusCode.Conflict, "ambition-not-set");
        (await story.See(story.Group)).Ambitions.ShouldBeEmpty();
    }
}
