using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.ManagementGroups;

public sealed class GroupSpecs(Installation installation)
{
    [Fact]
    public async Task A_group_is_formed_in_a_municipality_of_the_course()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var form = new FormGroup(story.Course, Kristiansand, "Skoleledelsen");

        var formed = (await story.Coordinator.Post($"{story.Region}/groups", form)).Receipted(HttpStatusCode.Created);

        formed.Location.ShouldBe($"/api/v1/regions/{story.Region}/groups/{formed.Id}");
        var seen = await story.Auditor.Get(formed.Location!);
        seen.ETag.ShouldBe("\"1\"");
        var group = seen.As<ManagementGroupView>();
        (group.Name, group.Course, group.Municipality, group.NamedMode).ShouldBe(("Skoleledelsen", story.Course, Kristiansand, false));
        (await story.Coordinator.Post($"{story.Region}/groups", form with { Name = "" }))
            .Refused(HttpStatusCode.BadRequest, "group-name-empty");
        (await story.Coordinator.Post($"{story.Region}/groups", form with { Municipality = Arendal }))
            .Refused(HttpStatusCode.Conflict, "municipality-not-in-course");
        (await story.Coordinator.Post($"{story.Region}/groups", form with { Course = "no-such" }))
            .Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Facilitator.Post($"{story.Region}/groups", form)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Auditor.Get($"{story.Region}/groups/no-such")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_lead_is_a_member_and_changes()
    {
        var story = await Running(installation, members: 2);
        var at = $"{story.Region}/groups/{story.Group.Id}";

        (await story.Coordinator.Post($"{at}/lead", new AppointLead(story.Group.People[1].Id))).Receipted();
        (await story.Coordinator.Post($"{at}/lead", new AppointLead(story.Neighbour.Lead.Id)))
            .Refused(HttpStatusCode.Conflict, "not-a-member");

        (await story.See(story.Group)).Members.Single(member => member.Lead).Participant.ShouldBe(story.Group.People[1].Id);
        (await story.Group.Lead.Acting.Get(at)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await (await installation.As("group-lead", story.Region, story.Group.People[1].Id)).Get(at)).Succeeded();
    }

    [Fact]
    public async Task Members_see_their_group_with_names_and_auditors_without()
    {
        var story = await Running(installation, members: 2);
        var at = $"{story.Region}/groups/{story.Group.Id}";

        (await story.Group.People[1].Acting.See<ManagementGroupView>(at)).Members.Select(member => member.Name)
            .Order(StringComparer.Ordinal).ShouldBe(["Fornavn1 Etternavn1", "Fornavn2 Etternavn2"]);
        (await story.Auditor.See<ManagementGroupView>(at)).Members.ShouldAllBe(member => member.Name == null);
        (await story.Neighbour.Lead.Acting.Get(at)).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Group_work_is_done_by_a_quorum_of_members()
    {
        var story = await Running(installation, members: 3);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}/activities", story.Group.Lead);
        string[] two = [lead.Id, story.Group.People[1].Id];

        (await Complete("organization", "a-change-that-worked", lead.Id)).Refused(HttpStatusCode.Conflict, "quorum-not-reached");
        (await Complete("organization", "a-change-that-worked", lead.Id, story.Neighbour.Lead.Id))
            .Refused(HttpStatusCode.Conflict, "not-a-member");
        (await Complete("organization", "no-such", two)).Refused(HttpStatusCode.BadRequest, "activity-unknown");
        (await Complete("organization", "welcome", two)).Refused(HttpStatusCode.BadRequest, "activity-not-in-group");
        (await Complete("organization", "what-holds-us-back", two)).Refused(HttpStatusCode.BadRequest, "activity-needs-its-own-answer");
        (await Complete("management", "where-our-time-goes", two)).Refused(HttpStatusCode.Conflict, "module-not-open");
        var done = (await Complete("organization", "a-change-that-worked", two)).Receipted();
        (await Complete("organization", "a-change-that-worked", two)).Receipted().Version.ShouldBe(done.Version);

        (await story.See(story.Group)).ActivitiesDone.ShouldBe(["organization/a-change-that-worked"]);

        Task<Answer> Complete(string module, string activity, params string[] present) =>
            lead.Acting.Post(at, new CompleteGroupActivity(module, activity, present), effective: On(9));
    }

    [Fact]
    public async Task A_groups_reflection_is_its_common_text()
    {
        var story = await Running(installation, members: 2);
        var at = $"{story.Region}/groups/{story.Group.Id}/reflections";

        (await Reflect("what-holds-us-back", "")).Refused(HttpStatusCode.BadRequest, "reflection-empty");
        (await Reflect("what-surprised-me", "Vi venter på hverandre.")).Refused(HttpStatusCode.BadRequest, "activity-unknown");
        (await Reflect("what-holds-us-back", "Vi venter på hverandre.")).Receipted();
        (await Reflect("what-holds-us-back", "Vi venter på avklaringer.")).Receipted();

        var group = await story.See(story.Group);
        group.Reflections.Single().Text.ShouldBe("Vi venter på avklaringer.");
        group.ActivitiesDone.ShouldBe(["organization/what-holds-us-back"]);

        Task<Answer> Reflect(string activity, string text) =>
            story.Group.People[1].Acting.Post(at, new RecordReflection("organization", activity, text), effective: On(15));
    }

    [Fact]
    public async Task A_dialogue_is_remembered_by_every_group_that_took_part()
    {
        var story = await Running(installation, members: 1);
        var sister = await story.Form(Kristiansand, "Helseledelsen");
        var at = $"{story.Region}/groups/{story.Group.Id}/dialogues";

        (await Hold("Deling av data")).Refused(HttpStatusCode.BadRequest, "dialogue-needs-others");
        (await Hold("", story.Neighbour.Id)).Refused(HttpStatusCode.BadRequest, "topic-empty");
        (await Hold("Deling av data", "no-such")).Refused(HttpStatusCode.Conflict, "group-unknown");
        (await Hold("Deling av data", sister.Id)).Refused(HttpStatusCode.Conflict, "dialogue-same-municipality");
        var held = (await Hold("Deling av data", story.Neighbour.Id)).Receipted();

        await Wait.Until(async () => (await story.See(story.Neighbour)).Dialogues.Count == 1, "the neighbour remembers the dialogue");
        var remembered = (await story.See(story.Neighbour)).Dialogues.Single();
        (remembered.Id, remembered.Topic).ShouldBe((held.Id, "Deling av data"));
        remembered.With.ShouldBe([story.Group.Id]);
        (await story.See(story.Group)).Dialogues.Single().With.ShouldBe([story.Neighbour.Id]);
        (await Hold("Deling av data", story.Neighbour.Id)).Receipted().Id.ShouldBe(held.Id);

        Task<Answer> Hold(string topic, params string[] with) =>
            story.Facilitator.Post(at, new HoldDialogue("organization", with, topic, "Vi møtes igjen"), effective: On(10));
    }

    [Fact]
    public async Task The_list_of_groups_is_narrowed_paged_and_streamed()
    {
        var story = await Running(installation, members: 1);
        var third = await story.Form(Kristiansand, "Skoleledelsen");
        string[] groups = [.. new[] { story.Group.Id, story.Neighbour.Id, third.Id }.Order(StringComparer.Ordinal)];
        var at = $"{story.Region}/groups";
        await Wait.Until(
            async () => (await story.Auditor.List<ManagementGroupRow>(at)).Sum(row => row.Members) == 2
                && (await story.Auditor.List<ManagementGroupRow>(at)).Count == 3,
            "three groups with two members are listed");

        (await story.Auditor.List<ManagementGroupRow>($"{at}?course={story.Course}&municipality={Arendal}")).Single().Name
            .ShouldBe("Kommunedirektørens ledergruppe");
        (await story.Auditor.List<ManagementGroupRow>($"{at}?course=no-such")).ShouldBeEmpty();
        static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
        (await story.Auditor.Pages(at, 1)).Select(Id).ShouldBe(groups);
        (await story.Auditor.Streamed(at)).Select(Id).ShouldBe(groups);
    }
}
