using System.Globalization;
using System.Net;
using Samlop.Access;
using Samlop.Courses;
using Samlop.Journeys;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>An installation with a clock of its own, in which months go by within seconds; it begins on the eve of summer time.</summary>
[Collection(nameof(DeployedInstallation))]
public sealed class CourseOfMonths
{
    private const string Region = "agder", Municipality = "4204";

    private static readonly DateOnly SummerTime = LastSundayOfMarch(DateTime.UtcNow.Year + 1);

    private static readonly DateOnly Opens = SummerTime.AddDays(100), Gathering = SummerTime.AddDays(160);

    [Fact]
    public async Task Modules_open_and_gatherings_fall_due_as_the_clock_is_moved()
    {
        await using var installation = new DeployedInstallation();
        using var http = new HttpClient { BaseAddress = new Uri(installation.Url) };
        var kept = Path.Combine(installation.Data, "clock");
        // What is refused leaves nothing behind.
        var refused = new[] { ("2020-01-01", "only goes forward"), ($"{SummerTime.Year}-02-30", "is none of"), ("", "needs a value") };
        foreach (var (clock, why) in refused)
            (await installation.Refusal("up", "--detach", "--clock", clock)).ShouldContain(why);
        Directory.Exists(Path.Combine(installation.Data, "postgres")).ShouldBeFalse();
        Directory.EnumerateFiles(Path.Combine(installation.Data, "secrets")).ShouldBeEmpty();

        await installation.Up(clock: Day(SummerTime.AddDays(-1)));

        var before = await Coordinator(installation, http);
        var (course, group) = await Start(new Client(http, await installation.Token("administrator")), before);
        (await Organization(before, course)).Phase.ShouldBe(ModulePhase.Coming);

        // The same time of day, twenty-three hours later.
        (await installation.Clock("+1d")).ShouldContain($"Sunday {Day(SummerTime)}T08:0");
        (await installation.Clock()).ShouldContain("+02:00");
        (await before.Get($"{Region}/courses/{course}")).Status.ShouldBe(HttpStatusCode.Unauthorized, "a token holds for an hour");
        var coordinator = await Coordinator(installation, http);
        (await Organization(coordinator, course)).Phase.ShouldBe(ModulePhase.Coming);

        await installation.Clock(Day(Opens));
        coordinator = await Coordinator(installation, http);
        var opened = await Organization(coordinator, course);
        (opened.Phase, opened.Gathering!.FellDue).ShouldBe((ModulePhase.Open, false));

        // The clock is kept with the history; one of another history may not be behind what is recorded.
        await installation.Down();
        File.Move(kept, $"{kept}.kept");
        (await installation.Refusal("up", "--detach", "--port", $"{http.BaseAddress.Port}", "--clock", Day(SummerTime)))
            .ShouldContain("nothing is recorded before it");
        File.Move($"{kept}.kept", kept);
        await installation.Up();
        (await installation.Refusal("clock", "-1d")).ShouldContain("only goes forward");
        await installation.Clock(Day(Gathering.AddDays(1)));
        coordinator = await Coordinator(installation, http);
        (await Organization(coordinator, course)).Gathering!.FellDue.ShouldBeTrue();

        var journey = await coordinator.List<JourneyLine>($"{Region}/groups/{group}/journey");
        var lines = journey.Where(line => line.StreamId == course).ToLookup(line => line.Fact);
        Recorded("course-started").ShouldBe(SummerTime.AddDays(-1));
        Recorded("module-opened").ShouldBe(Opens);
        Recorded("gathering-fell-due").ShouldBe(Gathering.AddDays(1));
        lines["gathering-fell-due"].Single().Role.ShouldBe(Role.System);

        DateOnly Recorded(string fact) => NorwegianTime.DayOf(lines[fact].Single().Recorded);
    }

    private static async Task<Client> Coordinator(DeployedInstallation installation, HttpClient http) =>
        new(http, await installation.Token("coordinator", Region));

    /// <summary>A course that runs, with one group of one; its first module opens and has its gathering months later.</summary>
    private static async Task<(string Course, string Group)> Start(Client administrator, Client coordinator)
    {
        (await administrator.Put(Region, new { name = "Agder", languages = (string[])["nb"] })).Succeeded();
        (await administrator.Put($"{Region}/municipalities/{Municipality}")).Succeeded();
        var content = (await coordinator.Get($"{Region}/programme-templates/digital-leadership")).Succeeded().Body;
        var programme = (await coordinator.Post($"{Region}/programmes", new { content })).Id;
        var (startsOn, endsOn) = (Day(SummerTime), Day(SummerTime.AddDays(240)));
        var plan = new { name = "Digital ledelse", programme, programmeVersion = 1, startsOn, endsOn };
        var course = (await coordinator.Post($"{Region}/courses", plan)).Id;
        var at = $"{Region}/courses/{course}";
        var first = new { module = "organization", on = Day(Gathering), place = "Kilden", opensOn = Day(Opens) };
        (await coordinator.Post($"{at}/gatherings", first)).Succeeded();
        foreach (var (module, days) in ((string, int)[])[("management", 20), ("strategy", 40), ("technology", 60)])
            (await coordinator.Post($"{at}/gatherings", new { module, on = Day(Gathering.AddDays(days)), place = "Kilden" })).Succeeded();
        (await coordinator.Post($"{at}/invitations", new { municipality = Municipality, seats = 10 })).Succeeded();
        (await coordinator.Post($"{at}/enrolment-opening")).Succeeded();
        var form = new { course, municipality = Municipality, name = "Rådmannens ledergruppe" };
        var group = (await coordinator.Post($"{Region}/groups", form)).Id;
        (await coordinator.Post($"{at}/enrolment-closing")).Succeeded();
        (await coordinator.Post($"{at}/start")).Succeeded();
        return (course, group);
    }

    private static async Task<ModuleView> Organization(Client client, string course) =>
        (await client.See<CourseView>($"{Region}/courses/{course}")).Modules.Single(module => module.Module == "organization");

    private static DateOnly LastSundayOfMarch(int year)
    {
        var last = new DateOnly(year, 3, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
