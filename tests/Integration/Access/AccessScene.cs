using System.Text;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.Programmes;
using Samlop.Regions;
using Xunit;

namespace Samlop.Access;

/// <summary>The things of one region; two of a kind where a person may be related to one and not to the other.</summary>
public sealed record Place(
    string Region, string Programme, string Course, string OtherCourse, string Municipality, string OtherMunicipality,
    string Group, string OtherGroup, string Lead, string OtherLead, string Member, string OtherMember, string Import)
{
    public const string WorkingGroup = "person-of-the-working-group", OtherWorkingGroup = "person-of-another-working-group";

    public const string Module = "organization", Activity = "welcome";
}

/// <summary>A caller; <paramref name="Own"/> says whether the requested course, group or page is theirs.</summary>
public sealed record Asker(string Role, string Subject, bool Own, string Token)
{
    public override string ToString() => Own ? Role : $"{Role} of something else";
}

/// <summary>Two regions with the same contents, and the callers of the first; set up once, by requests.</summary>
public sealed class AccessScene(Installation installation) : IAsyncLifetime
{
    private readonly string _run = Guid.NewGuid().ToString("n")[..8];

    public Place Here { get; private set; } = null!;

    public Place Elsewhere { get; private set; } = null!;

    /// <summary>The addresses of <see cref="Elsewhere"/>, in a region that was never founded.</summary>
    public Place Nowhere => Elsewhere with { Region = $"nowhere-{_run}" };

    public IReadOnlyList<Asker> Askers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Here = await SetUp($"here-{_run}");
        Elsewhere = await SetUp($"there-{_run}");
        Askers =
        [
            await Asker("administrator", "person-who-administers", own: true),
            await Asker("coordinator", "person-who-coordinates", own: true),
            await Asker("facilitator", "person-who-facilitates", own: true),
            await Asker("working-group", Place.WorkingGroup, own: true),
            await Asker("working-group", Place.OtherWorkingGroup, own: false),
            await Asker("group-lead", Here.Lead, own: true),
            await Asker("group-lead", Here.OtherLead, own: false),
            await Asker("member", Here.Member, own: true),
            await Asker("member", Here.OtherMember, own: false),
            await Asker("participant", Here.Member, own: true),
            await Asker("participant", Here.OtherMember, own: false),
            await Asker("auditor", "person-who-audits", own: true),
        ];
    }

    public ValueTask DisposeAsync() => default;

    private async Task<Asker> Asker(string role, string subject, bool own) =>
        new(role, subject, own, await installation.Token(role, role == "administrator" ? null : Here.Region, subject));

    private async Task<Place> SetUp(string region)
    {
        var administrator = await installation.As("administrator");
        var coordinator = await installation.As("coordinator", region);
        const string municipality = "4203", otherMunicipality = "4204";
        (await administrator.Put(region, new FoundRegion(region, ["nb"]))).Succeeded();
        foreach (var number in (string[])[municipality, otherMunicipality])
            (await administrator.Put($"{region}/municipalities/{number}")).Succeeded();

        var content = (await coordinator.Get($"{region}/programme-templates/digital-leadership")).As<ProgrammeContent>();
        var programme = (await coordinator.Post($"{region}/programmes", new PublishProgramme(content))).Id;
        var course = await Course(coordinator, region, programme, Place.WorkingGroup);
        var otherCourse = await Course(coordinator, region, programme, Place.OtherWorkingGroup);
        foreach (var number in (string[])[municipality, otherMunicipality])
            (await coordinator.Post($"{region}/courses/{course}/invitations", new { municipality = number, seats = 10 })).Succeeded();
        (await coordinator.Post($"{region}/courses/{course}/enrolment-opening")).Succeeded();

        var group = await Group(coordinator, region, course, municipality);
        var otherGroup = await Group(coordinator, region, course, otherMunicipality);
        return new Place(
            region, programme, course, otherCourse, municipality, otherMunicipality, group.Id, otherGroup.Id,
            group.Lead, otherGroup.Lead, group.Member, otherGroup.Member, await Import(coordinator, region, course));
    }

    private static async Task<string> Course(Client coordinator, string region, string programme, string workingGroup)
    {
        var course = (await coordinator.Post(
            $"{region}/courses",
            new { name = "Felles løp", programme, programmeVersion = 1, startsOn = "2026-01-10", endsOn = "2026-12-10" })).Id;
        (await coordinator.Put($"{region}/courses/{course}/working-group/{workingGroup}")).Succeeded();
        return course;
    }

    private static async Task<(string Id, string Lead, string Member)> Group(
        Client coordinator, string region, string course, string municipality)
    {
        var group = (await coordinator.Post($"{region}/groups", new FormGroup(course, municipality, "Kommuneledelsen"))).Id;
        var people = new List<string>();
        foreach (var lead in (bool[])[true, false])
        {
            var details = new PersonalDetails("Kari", "Nordmann", $"{(lead ? "lead" : "member")}.{municipality}@example.org");
            var invite = new InviteParticipant(course, municipality, group, lead, details);
            var person = (await coordinator.Post($"{region}/participants", invite)).Id;
            (await coordinator.Post($"{region}/participants/{person}/enrolments", new EnrolParticipant(course))).Succeeded();
            people.Add(person);
        }

        await Wait.Until(
            async () => (await coordinator.Get($"{region}/groups/{group}")).Body.GetProperty("members").GetArrayLength() == people.Count,
            "the people are members");
        return (group, people[0], people[1]);
    }

    /// <summary>One row has an error, so that no confirmation imports anything.</summary>
    private static async Task<string> Import(Client coordinator, string region, string course)
    {
        using var sheet = new StringContent(Sheet, Encoding.UTF8, "text/csv");
        var preview = (await coordinator.Post($"{region}/imports?course={course}&name=people.csv", sheet)).Succeeded();
        return preview.Body.GetProperty("id").GetString()!;
    }

    public const string Sheet = "fornavn;etternavn;epost;kommunenummer;ledergruppe\nOla;Nordmann;ola@example.org;9999;Kommuneledelsen\n";
}
