using System.Net;
using System.Text;
using Npgsql;
using Samlop.Imports;
using Samlop.ManagementGroups;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Participants;

public sealed class PersonalDataSpecs(Installation installation)
{
    [Fact]
    public async Task While_data_are_restricted_nothing_new_is_written_about_the_person()
    {
        var story = await Running(installation, members: 1, firstGathering: 10);
        var person = story.Group.Lead;
        var at = $"{story.Region}/participants/{person.Id}";

        (await person.Self.Put($"{at}/restriction", new RestrictPersonalData(true))).Receipted();
        (await story.Answer(person, 2)).Refused(HttpStatusCode.Conflict, "personal-data-restricted");
        (await story.Coordinator.Put($"{at}/details", new CorrectDetails(person.Details with { Position = "Rektor" })))
            .Refused(HttpStatusCode.Conflict, "personal-data-restricted");
        (await story.Coordinator.See<ParticipantView>(at)).Restricted.ShouldBeTrue();
        (await person.Self.Put($"{at}/restriction", new RestrictPersonalData(false))).Receipted();
        (await story.Answer(person, 2)).Receipted();
        (await story.Facilitator.Put($"{at}/restriction", new RestrictPersonalData(true))).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task What_a_person_is_called_and_writes_stands_in_the_clear_nowhere_before_and_after_erasure()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        var secrets = new Secrets(story.Region);
        var person = await story.Invite(Kristiansand, story.Group.Id, details: secrets.Details);
        await story.Enrol(person);
        await LeaveTraces(story, person, secrets);
        (await Found(["Vi deler data."])).ShouldContain("samlop.mt_events", "what is no secret is found: the search sees it");
        (await Found(secrets.All)).ShouldBeEmpty();
        (await InVault(story, person)).ShouldBe(1);
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants")).Any(row => row.Name == secrets.Name),
            "the person is listed by name");

        (await story.Facilitator.Delete($"{story.Region}/participants/{person.Id}/personal-data"))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Delete($"{story.Region}/participants/{person.Id}/personal-data")).Receipted();
        (await story.Coordinator.Delete($"{story.Region}/participants/{person.Id}/personal-data")).Receipted();

        (await InVault(story, person)).ShouldBe(0);
        (await Found(secrets.All)).ShouldBeEmpty();
        await Wait.Until(async () => (await story.See(story.Group)).Members.Count == 3, "the place is given back");
        await SeesNobody(story, person, secrets);
        foreach (var grain in (string[])[$"participant/{story.Region}/{person.Id}", $"management-group/{story.Region}/{story.Group.Id}"])
            await installation.Drop(grain);
        await SeesNobody(story, person, secrets);
        (await story.Coordinator.Put($"{story.Region}/participants/{person.Id}/details", new CorrectDetails(secrets.Details)))
            .Refused(HttpStatusCode.Conflict, "person-erased");
        var again = new InviteParticipant(story.Course, Kristiansand, story.Group.Id, false, secrets.Details);
        (await story.Coordinator.Post($"{story.Region}/participants", again)).Receipted(HttpStatusCode.Created).Id.ShouldNotBe(person.Id);
    }

    /// <summary>Sends a person's name, address and words to the installation in every possible way.</summary>
    private static async Task LeaveTraces(RegionStory story, Person person, Secrets secrets)
    {
        var at = $"{story.Region}/participants/{person.Id}";
        (await person.Self.Post(
            $"{at}/reflections", new WriteReflection(story.Course, "organization", "what-surprised-me", Secrets.Reflection))).Receipted();
        (await story.Facilitator.Post(
            $"{at}/substitutes", new SendSubstitute(story.Course, "organization", Secrets.Substitute), effective: On(10))).Receipted();
        (await story.Facilitator.Post(
            $"{at}/attendance-corrections",
            new CorrectAttendance(story.Course, "organization", true, Secrets.Reason),
            effective: On(10))).Receipted();
        var decision = (await story.Group.Lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/decisions",
            new ProposeDecision("Vi deler data.", Horizon.Short, "rådmann", Day(300), "", [], []))).Receipted().Id;
        string[] present = [.. story.Group.People.Append(person).Select(member => member.Id)];
        (await story.Group.Lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/decision-adoptions",
            new AdoptDecision(decision, present, [new(person.Id, Secrets.Dissent)]))).Receipted();
        var details = secrets.Details;
        var sheet = "Fornavn;Etternavn;E-post;Kommunenr;Ledergruppe\n"
            + $"{details.GivenName};{details.FamilyName};{details.Email};4204;Skoleledelsen\n";
        (await story.Coordinator.Post($"{story.Region}/imports?course={story.Course}", new ByteArrayContent(Encoding.UTF8.GetBytes(sheet))))
            .Succeeded().As<ImportView>().KnownPeople.ShouldBe(1);
    }

    private static async Task SeesNobody(RegionStory story, Person person, Secrets secrets)
    {
        var seen = await story.Coordinator.Get($"{story.Region}/participants/{person.Id}");
        (seen.As<ParticipantView>().Details, seen.As<ParticipantView>().Erased).ShouldBe((null, true));
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants"))
                .Single(row => row.Id == person.Id) is { Name: null, Email: null, Position: null },
            "the list has no name");
        var decision = (await story.See(story.Group)).Decisions.Single();
        decision.Dissent.ShouldBe([new DissentView(person.Id, null)]);
        foreach (var path in (string[])[
            $"participants/{person.Id}", "participants", $"groups/{story.Group.Id}",
            $"groups/{story.Group.Id}/journey", $"groups/{story.Group.Id}?asOf={On(30)}", "decisions"])
        {
            var text = (await story.Coordinator.Get($"{story.Region}/{path}")).Succeeded().Text;
            secrets.All.ShouldAllBe(secret => !text.Contains(secret, StringComparison.OrdinalIgnoreCase), path);
        }
    }

    private async Task<long> InVault(RegionStory story, Person person)
    {
        await using var command = installation.Keys.CreateCommand("select count(*) from people.person where region = $1 and id = $2");
        command.Parameters.AddWithValue(story.Region);
        command.Parameters.AddWithValue(person.Id);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Tables of both databases that hold any of the texts, as text or as bytes.</summary>
    private async Task<IReadOnlyList<string>> Found(IReadOnlyList<string> texts)
    {
        var found = new List<string>();
        var looked = 0;
        foreach (var database in (NpgsqlDataSource[])[installation.History, installation.Keys])
            foreach (var table in await Tables(database))
            {
                looked++;
                await using var command = database.CreateCommand($"select count(*) from {table} t where lower(t::text) like any($1)");
                var bytes = texts.Select(text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
                command.Parameters.AddWithValue(texts.Concat(bytes).Select(text => $"%{text.ToLowerInvariant()}%").ToArray());
                if ((long)(await command.ExecuteScalarAsync())! > 0)
                    found.Add(table);
            }

        looked.ShouldBeGreaterThan(10);
        return found;
    }

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private sealed class Secrets(string region)
    {
        public const string Reflection = "Jeg skjønte at jeg selv er flaskehalsen.";
        public const string Substitute = "Ingebrigt Vikarsen";
        public const string Reason = "Hun satt fast på Saltstraumen bru.";
        public const string Dissent = "Dette løser ikke problemet på legevakta.";

        public PersonalDetails Details { get; } = new(
            "Ragnfrid", "Østerhus-Tveitå", $"ragnfrid@hemmelig-{region}.example", "Virksomhetsleder Tjørnbakken");
        public string Name => $"{Details.GivenName} {Details.FamilyName}";
        public IReadOnlyList<string> All =>
            [Details.GivenName, Details.FamilyName, Details.Email, Details.Position!, Reflection, Substitute, Reason, Dissent];
    }
}
