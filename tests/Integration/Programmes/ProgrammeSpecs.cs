using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samlop.Courses;
using Shouldly;
using Xunit;

namespace Samlop.Programmes;

public sealed class ProgrammeSpecs(Installation installation)
{
    [Fact]
    public async Task The_programme_that_is_brought_along_can_be_read()
    {
        var story = await RegionStory.Founded(installation);

        (await story.Auditor.List<string>($"{story.Region}/programme-templates")).ShouldContain("digital-leadership");
        (await story.Auditor.See<ProgrammeContent>($"{story.Region}/programme-templates/digital-leadership"))
            .Modules.Select(module => module.Key).ShouldBe(RegionStory.Modules);
        (await story.Auditor.Get($"{story.Region}/programme-templates/no-such")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Versions_are_published_whole_and_stay()
    {
        var story = await RegionStory.Founded(installation);
        await story.Publish();
        var at = $"{story.Region}/programmes/{story.Programme}";

        (await story.Coordinator.Post($"{at}/versions", new { content = story.Template })).Receipted().Version.ShouldBe(1);
        (await story.Coordinator.Post($"{at}/versions", new { content = Retitled(story.Template, "Digital ledelse 2") }))
            .Receipted().Version.ShouldBe(2);
        (await story.Coordinator.Post($"{at}/versions", new { content = Retitled(story.Template, "") }))
            .Refused(HttpStatusCode.BadRequest, "programme-invalid");
        (await story.Auditor.Post($"{at}/versions", new { content = story.Template })).Refused(HttpStatusCode.Forbidden, "forbidden");

        var newest = await story.Auditor.Get(at);
        (newest.As<ProgrammeView>().Newest, newest.As<ProgrammeView>().Content.Title.Nb, newest.ETag)
            .ShouldBe((2, "Digital ledelse 2", "\"2\""));
        var first = await story.Auditor.Get($"{at}?version=1");
        (first.As<ProgrammeView>().Shown, first.ETag).ShouldBe((1, null));
        JsonSerializer.Serialize(first.Body.GetProperty("content")).ShouldBe(JsonSerializer.Serialize(story.Template));
        (await story.Auditor.Get($"{at}?version=3")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Auditor.Get($"{at}?version=0")).Refused(HttpStatusCode.BadRequest, "query-parameter-invalid");
        await Wait.Until(
            async () => (await story.Auditor.List<ProgrammeRow>($"{story.Region}/programmes"))
                .Any(row => row is { Newest: 2, Title: "Digital ledelse 2" }),
            "the list knows version 2");
    }

    [Fact]
    public async Task A_retired_programme_is_chosen_by_no_new_course()
    {
        var story = await RegionStory.Founded(installation);
        await story.Publish();
        var at = $"{story.Region}/programmes/{story.Programme}";

        (await story.Coordinator.Post($"{at}/retirement", new RetireProgramme(" ")))
            .Refused(HttpStatusCode.BadRequest, "retirement-reason-empty");
        (await story.Coordinator.Post($"{at}/retirement", new RetireProgramme("Et nytt kommer"))).Receipted().Version.ShouldBe(2);
        (await story.Coordinator.Post($"{at}/retirement", new RetireProgramme("Et nytt kommer"))).Receipted().Version.ShouldBe(2);
        (await story.Coordinator.Post($"{at}/versions", new { content = Retitled(story.Template, "Ny") }))
            .Refused(HttpStatusCode.Conflict, "programme-retired");
        (await story.Coordinator.Post($"{story.Region}/programmes/no-such/retirement", new RetireProgramme("x")))
            .Refused(HttpStatusCode.NotFound, "programme-not-published");

        var plan = new PlanCourse("Kurs", story.Programme, 1, RegionStory.Day(0), RegionStory.Day(100));
        (await story.Coordinator.Post($"{story.Region}/courses", plan)).Refused(HttpStatusCode.Conflict, "programme-retired");
        (await story.Coordinator.Post($"{story.Region}/courses", plan with { ProgrammeVersion = 7 }))
            .Refused(HttpStatusCode.Conflict, "programme-not-published");
    }

    private static JsonNode Retitled(JsonElement content, string title)
    {
        var changed = JsonObject.Create(content.Clone())!.DeepClone();
        changed["title"]!["nb"] = title;
        return changed;
    }
}
