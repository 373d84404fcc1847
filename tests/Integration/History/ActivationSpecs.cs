using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;
using Samlop.Regions;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

/// <summary>Grains hold nothing that is not in their facts.</summary>
public sealed class ActivationSpecs(Installation installation)
{
    [Fact]
    public async Task An_activation_dropped_and_read_again_is_the_same()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        var person = story.Group.Lead;
        (string Stream, string View)[] things =
        [
            ($"region/{story.Region}", ""),
            ($"municipality/{story.Region}/{Kristiansand}", $"/municipalities/{Kristiansand}"),
            ($"programme/{story.Region}/{story.Programme}", $"/programmes/{story.Programme}"),
            ($"course/{story.Region}/{story.Course}", $"/courses/{story.Course}"),
            ($"management-group/{story.Region}/{story.Group.Id}", $"/groups/{story.Group.Id}"),
            ($"participant/{story.Region}/{person.Id}", $"/participants/{person.Id}"),
        ];

        foreach (var (stream, view) in things)
        {
            var before = (await story.Coordinator.Get(story.Region + view)).Succeeded();
            await installation.Drop(stream);
            var after = await story.Coordinator.Get(story.Region + view);
            (after.Text, after.ETag).ShouldBe((before.Text, before.ETag), stream);
        }
    }

    [Fact]
    public async Task Further_commands_build_on_what_was_there_before_the_activation_was_dropped()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        var (region, group, person) = (story.Region, story.Group.Id, story.Group.Lead);

        await Continues($"region/{region}", (await story.Coordinator.See<RegionView>(region)).Version, () =>
            story.Coordinator.Put($"{region}/municipalities/{Grimstad}"));
        await Continues(
            $"municipality/{region}/{Kristiansand}",
            (await story.Coordinator.See<MunicipalityView>($"{region}/municipalities/{Kristiansand}")).Version,
            () => story.Coordinator.Put($"{region}/municipalities/{Kristiansand}/contacts/person-7"));
        await Continues(
            $"programme/{region}/{story.Programme}",
            (await story.Coordinator.See<ProgrammeView>($"{region}/programmes/{story.Programme}")).Version,
            () => story.Coordinator.Post($"{region}/programmes/{story.Programme}/retirement", new RetireProgramme("Nytt kommer")));
        await Continues($"course/{region}/{story.Course}", (await story.Coordinator.See<CourseView>(story.Path())).Version, () =>
            story.Coordinator.Put(story.Path("working-group/person-7")));
        await Continues($"management-group/{region}/{group}", (await story.See(story.Group)).Version, () =>
            person.Acting.Post($"{region}/groups/{group}/ambitions", new SetAmbition("data-sharing", 4, Horizon.Long, Day(500))));
        await Continues(
            $"participant/{region}/{person.Id}",
            (await story.Coordinator.See<ParticipantView>($"{region}/participants/{person.Id}")).Version,
            () => person.Self.Post(
                $"{region}/participants/{person.Id}/activities", new CompleteActivity(story.Course, "organization", "welcome")));

        async Task Continues(string stream, long version, Func<Task<Answer>> command)
        {
            await installation.Drop(stream);
            (await command()).Receipted().Version.ShouldBe(version + 1, stream);
        }
    }

    [Fact]
    public async Task A_command_is_recognised_after_its_activation_was_dropped()
    {
        var story = await Founded(installation);
        var first = (await story.Coordinator.Put($"{story.Region}/municipalities/{Kristiansand}", key: "admit")).Receipted();
        (await story.Coordinator.Put($"{story.Region}/municipalities/{Arendal}")).Receipted();

        await installation.Drop($"region/{story.Region}");

        (await story.Coordinator.Put($"{story.Region}/municipalities/{Kristiansand}", key: "admit")).Receipted().Text.ShouldBe(first.Text);
        (await story.Coordinator.Put($"{story.Region}/municipalities/{Grimstad}", key: "admit"))
            .Refused(System.Net.HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }
}
