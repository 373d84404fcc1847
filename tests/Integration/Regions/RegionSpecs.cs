using System.Net;
using System.Text.Json;
using Samlop.Municipalities;
using Shouldly;
using Xunit;

namespace Samlop.Regions;

public sealed class RegionSpecs(Installation installation)
{
    private static readonly FoundRegion Agder = new("Agder", ["nb", "nn"]);

    [Fact]
    public async Task A_region_is_founded_once_and_seen()
    {
        var region = $"r-{Guid.NewGuid():n}"[..14];
        var administrator = await installation.As("administrator");

        (await administrator.Put(region, Agder)).Receipted().Version.ShouldBe(1);
        (await administrator.Put(region, Agder)).Receipted().Version.ShouldBe(1);
        (await administrator.Put(region, Agder with { Name = "Telemark" })).Refused(HttpStatusCode.Conflict, "region-founded-otherwise");

        var seen = await administrator.Get(region);
        var view = seen.As<RegionView>();
        (view.Id, view.Version, view.Name, seen.ETag).ShouldBe((region, 1, "Agder", "\"1\""));
        view.Languages.ShouldBe(["nb", "nn"]);
        view.Municipalities.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_region_without_name_or_with_unknown_languages_is_refused()
    {
        var region = $"r-{Guid.NewGuid():n}"[..14];
        var administrator = await installation.As("administrator");

        (await administrator.Put(region, Agder with { Name = " " })).Refused(HttpStatusCode.BadRequest, "region-name-empty");
        (await administrator.Put(region, Agder with { Languages = ["nb", "sv"] }))
            .Refused(HttpStatusCode.BadRequest, "region-languages-unknown");
        (await (await installation.As("coordinator", region)).Put(region, Agder)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await administrator.Get(region)).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Municipalities_are_admitted_and_let_go()
    {
        var story = await RegionStory.Founded(installation, RegionStory.Kristiansand);
        var at = $"{story.Region}/municipalities";

        (await story.Coordinator.Put($"{at}/{RegionStory.Arendal}")).Receipted().Version.ShouldBe(3);
        (await story.Coordinator.Put($"{at}/{RegionStory.Arendal}")).Receipted().Version.ShouldBe(3);
        (await story.Coordinator.Put($"{at}/9999")).Refused(HttpStatusCode.BadRequest, "municipality-unknown");
        (await story.Coordinator.Put($"{at}/42040")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Coordinator.Delete($"{at}/{RegionStory.Kristiansand}")).Receipted().Version.ShouldBe(4);
        (await story.Coordinator.Delete($"{at}/{RegionStory.Kristiansand}")).Refused(HttpStatusCode.Conflict, "municipality-not-in-region");

        (await story.Coordinator.See<RegionView>(story.Region)).Municipalities.ShouldBe([RegionStory.Arendal]);
        await Wait.Until(
            async () => (await story.Coordinator.Get($"{at}/{RegionStory.Arendal}")).Status is HttpStatusCode.OK, "Arendal is registered");
        (await story.Coordinator.See<MunicipalityView>($"{at}/{RegionStory.Arendal}")).Name.ShouldBe("Arendal");
    }

    [Fact]
    public async Task Whoever_is_not_in_the_region_learns_nothing_of_it()
    {
        var story = await RegionStory.Planned(installation, municipalities: [RegionStory.Kristiansand]);
        var stranger = await installation.As("coordinator", $"r-{Guid.NewGuid():n}"[..14]);

        foreach (var there in (string[])[
            "", "/courses", $"/courses/{story.Course}", "/municipalities/4204", "/decisions", "/history", "/groups/any/journey"])
        {
            var (existing, missing) = (await stranger.Get($"{story.Region}{there}"), await stranger.Get($"no-such-region{there}"));
            existing.Refused(HttpStatusCode.NotFound, "not-found");
            Without(existing, "traceId").ShouldBe(Without(missing, "traceId"));
        }

        (await stranger.Put($"{story.Region}/municipalities/{RegionStory.Arendal}")).Refused(HttpStatusCode.NotFound, "not-found");
        (await stranger.Post($"{story.Region}/courses/{story.Course}/start")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Whoever_has_no_token_is_not_let_in()
    {
        var nobody = new Client(installation.Http, "not-a-token");

        (await nobody.Get("agder")).Refused(HttpStatusCode.Unauthorized, "token-missing-or-invalid");
        (await nobody.Put("agder", Agder)).Refused(HttpStatusCode.Unauthorized, "token-missing-or-invalid");
    }

    [Theory]
    [InlineData("nb", "nb", "Finnes ikke", "Her er det ingenting for deg.")]
    [InlineData("nn-NO, en;q=0.5", "nn", "Finst ikkje", "Her er det ingenting for deg.")]
    [InlineData("en-GB", "en", "Not found", "There is nothing here for you under that address.")]
    [InlineData("se, de", "nb", "Finnes ikke", "Her er det ingenting for deg.")]
    public async Task A_problem_is_told_in_the_language_asked_for(string wish, string language, string title, string detail)
    {
        var administrator = await installation.As("administrator");

        var problem = await administrator.Get("no-such-region", wish);

        problem.Refused(HttpStatusCode.NotFound, "not-found");
        problem.Language.ShouldBe(language);
        (problem.Body.GetProperty("title").GetString(), problem.Body.GetProperty("detail").GetString()).ShouldBe((title, detail));
        (problem.Body.GetProperty("type").GetString(), problem.Body.GetProperty("status").GetInt32()).ShouldBe(("about:blank", 404));
    }

    [Fact]
    public async Task What_a_refusal_names_is_named_in_every_language()
    {
        var administrator = await installation.As("administrator");
        var region = $"r-{Guid.NewGuid():n}"[..14];
        (await administrator.Put(region, Agder)).Receipted();

        var details = new List<string>();
        foreach (var language in (string[])["nb", "nn", "en"])
        {
            var problem = await administrator.Send(
                HttpMethod.Put, $"{region}/municipalities/{RegionStory.Arendal}", ifMatch: "\"77\"", language: language);
            problem.Refused(HttpStatusCode.PreconditionFailed, "version-not-current");
            details.Add(problem.Body.GetProperty("detail").GetString()!);
        }

        details.ShouldAllBe(detail => detail.Contains("77", StringComparison.Ordinal));
        details.Distinct().Count().ShouldBe(3);
    }

    private static string Without(Answer answer, string member) =>
        JsonSerializer.Serialize(
            answer.Body.EnumerateObject().Where(one => one.Name != member).ToDictionary(one => one.Name, one => one.Value));
}
