using System.Net;
using Samlop.Courses;
using Samlop.NationalRegister;
using Samlop.Regions;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

public sealed class RaceSpecs(Installation installation)
{
    [Fact]
    public async Task Of_two_clients_that_race_on_one_version_one_is_told_that_it_has_changed()
    {
        var story = await Founded(installation);
        var rounds = Effort.Rounds(4);
        string[] municipalities = [.. MunicipalityRegister.All.Keys.Order(StringComparer.Ordinal).Take(2 * rounds)];
        for (var round = 0; round < rounds; round++)
        {
            var seen = (await story.Coordinator.Get(story.Region)).Succeeded().ETag;

            var answers = await Task.WhenAll(
                Admit(story.Coordinator, municipalities[2 * round], seen),
                Admit(story.Administrator, municipalities[(2 * round) + 1], seen));

            answers.Count(answer => answer.Status is HttpStatusCode.OK).ShouldBe(1);
            answers.Single(answer => answer.Status is not HttpStatusCode.OK)
                .Refused(HttpStatusCode.PreconditionFailed, "version-not-current");
            (await story.Coordinator.See<RegionView>(story.Region)).Municipalities.Count.ShouldBe(round + 1);
        }

        Task<Answer> Admit(Client client, string municipality, string? seen) =>
            client.Send(HttpMethod.Put, $"{story.Region}/municipalities/{municipality}", ifMatch: seen);
    }

    [Fact]
    public async Task Without_a_version_both_succeed_one_after_the_other()
    {
        var story = await Founded(installation);
        string[] municipalities = ["4201", "4202", "4203", "4204", "4205", "4206", "4207", "4211"];

        var answers = await Task.WhenAll(municipalities.Select((municipality, i) =>
            (i % 2 == 0 ? story.Coordinator : story.Administrator).Put($"{story.Region}/municipalities/{municipality}")));

        answers.Select(answer => answer.Receipted().Version).Order().ShouldBe(Enumerable.Range(2, 8).Select(version => (long)version));
        (await story.Coordinator.See<RegionView>(story.Region)).Municipalities.ShouldBe(municipalities);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"seven\"")]
    [InlineData("W/\"7\"")]
    [InlineData("*")]
    public async Task A_version_that_is_none_is_refused(string seen)
    {
        var story = await Founded(installation);

        (await story.Coordinator.Send(HttpMethod.Put, $"{story.Region}/municipalities/{Kristiansand}", ifMatch: seen))
            .Refused(HttpStatusCode.BadRequest, "if-match-invalid");
    }

    [Fact]
    public async Task The_same_key_twice_is_one_fact_and_the_same_answer()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var other = await story.Plan("Et annet kurs");
        var move = new RescheduleGathering("organization", Day(72), "Streik");
        var before = await story.Facts();

        var first = (await story.Coordinator.Post(story.Path("reschedulings"), move, key: "move")).Receipted();
        (await story.Coordinator.Post(story.Path("reschedulings"), move with { On = Day(73) })).Receipted();
        var second = (await story.Coordinator.Post(story.Path("reschedulings"), move, key: "move")).Receipted();

        (second.Text, second.ETag).ShouldBe((first.Text, first.ETag));
        (await story.Facts()).ShouldBe(before + 2);
        (await story.Coordinator.Post(story.Path("reschedulings"), move with { On = Day(74) }, key: "move"))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await story.Coordinator.Post(story.Path("reschedulings"), move, key: "move", effective: On(30)))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        var schedule = new ScheduleGathering("organization", Day(70), "Kilden");
        (await story.Coordinator.Post($"{story.Region}/courses/{other}/gatherings", schedule, key: "move"))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await story.Facts()).ShouldBe(before + 2);
        (await story.Coordinator.Post(story.Path("reschedulings"), move, key: ""))
            .Refused(HttpStatusCode.BadRequest, "idempotency-key-invalid");
        (await story.Coordinator.Post(story.Path("reschedulings"), move, key: new string('k', 256)))
            .Refused(HttpStatusCode.BadRequest, "idempotency-key-invalid");
    }

    [Fact]
    public async Task The_same_key_at_the_same_time_is_one_thing()
    {
        var story = await Founded(installation);
        await story.Publish();
        var before = await story.Facts();
        var plan = new PlanCourse("Kurs", story.Programme, 1, Day(0), Day(100));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => story.Coordinator.Post($"{story.Region}/courses", plan, key: "plan")));

        answers.Select(answer => answer.Receipted(HttpStatusCode.Created).Text).Distinct().Count().ShouldBe(1);
        answers.Select(answer => answer.Location).Distinct().Count().ShouldBe(1);
        (await story.Facts()).ShouldBe(before + 1);
        (await story.Coordinator.Post($"{story.Region}/courses", plan with { Name = "Et annet" }, key: "plan"))
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task The_same_key_at_the_same_time_on_two_things_is_taken_once()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var other = await story.Plan("Et annet kurs");
        string[] courses = [story.Course, other];

        var answers = await Task.WhenAll(
            courses.Select(course => story.Coordinator.Put($"{story.Region}/courses/{course}/working-group/person-7", key: "appoint")));

        answers.Count(answer => answer.Status is HttpStatusCode.OK).ShouldBe(1);
        answers.Single(answer => answer.Status is not HttpStatusCode.OK)
            .Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task The_same_key_of_another_person_is_another_command()
    {
        var story = await Founded(installation);

        (await story.Coordinator.Put($"{story.Region}/municipalities/{Kristiansand}", key: "admit")).Receipted();
        (await story.Administrator.Put($"{story.Region}/municipalities/{Arendal}", key: "admit")).Receipted();

        (await story.Coordinator.See<RegionView>(story.Region)).Municipalities.ShouldBe([Arendal, Kristiansand]);
    }
}
