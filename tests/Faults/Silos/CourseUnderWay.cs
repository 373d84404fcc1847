using System.Globalization;

namespace Samlop.Faults;

/// <summary>A region with a course that enrols, a group, and people who are invited: all through requests.</summary>
public sealed class CourseUnderWay
{
    private const string Municipality = "4204";

    private CourseUnderWay(string region, Client coordinator) => (Region, Coordinator) = (region, coordinator);

    public string Region { get; }

    public Client Coordinator { get; }

    public string Course { get; private set; } = "";

    public string Group { get; private set; } = "";

    public string GroupStream => $"management-group/{Region}/{Group}";

    public static string NewRegion() => $"r-{Guid.NewGuid():n}"[..12];

    public static async Task<CourseUnderWay> Begin(Cluster cluster)
    {
        var region = NewRegion();
        var administrator = await cluster.As("administrator");
        (await administrator.Put(region, new { name = "Sørlandet", languages = (string[])["nb"] })).Succeeded();
        (await administrator.Put($"{region}/municipalities/{Municipality}")).Succeeded();
        var under = new CourseUnderWay(region, await cluster.As("coordinator", region));
        await under.Plan();
        return under;
    }

    /// <summary>Somebody new, invited; the id.</summary>
    public Task<string> Invite(int number) => Invite(number, lead: false);

    private async Task<string> Invite(int number, bool lead) => (await Coordinator.Post($"{Region}/participants", new
    {
        course = Course,
        municipality = Municipality,
        group = Group,
        lead,
        details = new { givenName = "Kari", familyName = $"Nordmann {number}", email = $"kari.{number}@{Region}.example" },
    })).Id;

    public Task<Answer> Enrol(string participant, string? key = null) =>
        Coordinator.Post($"{Region}/participants/{participant}/enrolments", new { course = Course }, key);

    /// <summary>Whoever leads the group from now on, and the subject of the token.</summary>
    public async Task<(Client Client, string Subject)> Lead(Cluster cluster)
    {
        var lead = await Invite(1, lead: true);
        (await Enrol(lead)).Succeeded();
        await Wait.Until(async () => await cluster.Facts.Count(Region, "participant-enrolled") > 0, "the lead is enrolled");
        return (await cluster.As("group-lead", Region, lead), lead);
    }

    private async Task Plan()
    {
        var template = (await Coordinator.Get($"{Region}/programme-templates/digital-leadership")).Succeeded().Body;
        var programme = (await Coordinator.Post($"{Region}/programmes", new { content = template })).Id;
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var plan = new
        {
            name = "Digital ledelse",
            programme,
            programmeVersion = 1,
            startsOn = Day(today.AddDays(10)),
            endsOn = Day(today.AddDays(200)),
        };
        Course = (await Coordinator.Post($"{Region}/courses", plan)).Id;
        var at = $"{Region}/courses/{Course}";
        var days = 20;
        foreach (var module in template.GetProperty("modules").EnumerateArray().Select(module => module.GetProperty("key").GetString()))
        {
            var gathering = new { module, on = Day(today.AddDays(days += 30)), place = "Kristiansand" };
            (await Coordinator.Post($"{at}/gatherings", gathering)).Succeeded();
        }

        (await Coordinator.Post($"{at}/invitations", new { municipality = Municipality, seats = 40 })).Succeeded();
        (await Coordinator.Post($"{at}/enrolment-opening")).Succeeded();
        var form = new { course = Course, municipality = Municipality, name = "Rådmannens ledergruppe" };
        Group = (await Coordinator.Post($"{Region}/groups", form)).Id;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
