using System.Text.Json;

namespace Samlop.Demo;

internal sealed partial class Play
{
    private const int Seats = 40;

    /// <summary>A run that goes on may find people further on than enrolled.</summary>
    private static readonly string[] Counted = ["enrolled", "finished", "withdrawn"];

    private static readonly string[] Capitals = ["Kristiansand", "Stavanger", "Bodø", "Teams"];

    private List<string> MunicipalityNumbers()
    {
        var county = Sheet.Regions[region].Name;
        return [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "municipalities.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[3].StartsWith(county, StringComparison.Ordinal)).Select(cells => cells[0])];
    }

    /// <summary>Region, municipalities, programme, course with its calendar and invitations.</summary>
    private async Task<string> SetUp(CancellationToken cancellation)
    {
        var (name, _, languages) = Sheet.Regions[region];
        var planned = Calendar.At(_calendar.Planned);
        await Administrator.Do(HttpMethod.Put, "", "found", new { name, languages }, planned, cancellation);
        var numbers = MunicipalityNumbers();
        await Each(numbers, (number, token) =>
            Administrator.Do(HttpMethod.Put, $"/municipalities/{number}", $"admit {number}", null, planned, token), cancellation);

        var template = await Coordinator.Get("/programme-templates/digital-leadership", cancellation);
        var programme = (await Coordinator.Post("/programmes", "programme", new { content = template }, planned, cancellation)).Id();
        var course = (await Coordinator.Post("/courses", "course", new
        {
            name = $"Digital ledelse i {name}",
            programme,
            programmeVersion = 1,
            startsOn = _calendar.StartsOn,
            endsOn = _calendar.EndsOn,
        }, planned, cancellation)).Id();

        var modules = template.GetProperty("modules").EnumerateArray().Select(module => module.Key()).ToList();
        for (var module = 0; module < modules.Count; module++)
            await Coordinator.Post($"/courses/{course}/gatherings", $"schedule {modules[module]}", new
            {
                module = modules[module],
                on = _calendar.Gathering(module),
                place = Capitals[module],
                online = module == 3,
            }, planned, cancellation);
        await Each(numbers, (number, token) => Coordinator.Post($"/courses/{course}/invitations", $"invite {number}",
            new { municipality = number, seats = Seats }, planned, token), cancellation);
        await Coordinator.Do(HttpMethod.Post, $"/courses/{course}/enrolment-opening", "open enrolment", null,
            Calendar.At(_calendar.Enrolment), cancellation);
        return course;
    }

    /// <summary>Uploads the sheet, looks at what it found, confirms, and waits until everybody has a seat and a place.</summary>
    private async Task<Cast> Import(string course, CancellationToken cancellation)
    {
        var time = Calendar.At(_calendar.Enrolment, 12);
        var preview = await Coordinator.Do(HttpMethod.Post, $"/imports?course={course}", "import",
            (Func<HttpContent>)(() => Sheet.Upload(region, people)), time, cancellation);
        var import = preview.Id();
        var errors = preview.GetProperty("findings").EnumerateArray().Where(finding => finding.Kind() == "error").ToList();
        if (errors.Count > 0)
            throw new Stopped($"the sheet of {region} has {errors.Count} errors; the first: {errors[0].Text("message")}");
        await Coordinator.Post($"/imports/{import}/confirmation", "confirm import", new { enrol = true }, time, cancellation);
        var rows = preview.GetProperty("rows").GetInt32();
        await Until(async () =>
        {
            var import_ = await Coordinator.Get($"/imports/{import}", cancellation);
            progress(4 + (4.0 * import_.GetProperty("done").GetInt32() / rows), "importing");
            return import_.Text("phase") == "done";
        }, "the import", cancellation);

        await Until(async () =>
        {
            var board = await Coordinator.Get($"/courses/{course}/boards/enrolment", cancellation);
            var enrolled = board.GetProperty("items").EnumerateArray()
                .Sum(row => Counted.Sum(column => row.GetProperty(column).GetInt32()));
            progress(8 + (4.0 * enrolled / rows), "enrolling");
            return enrolled >= rows;
        }, "everybody's enrolment", cancellation);
        return await Cast(course, cancellation);
    }

    private async Task<Cast> Cast(string course, CancellationToken cancellation)
    {
        var view = await Coordinator.Get($"/courses/{course}", cancellation);
        var programme = await Coordinator.Get(
            $"/programmes/{view.Text("programme")}?version={view.GetProperty("programmeVersion").GetInt32()}", cancellation);
        var rows = await Coordinator.List($"/participants?course={course}", cancellation);
        var ids = (await Coordinator.List($"/groups?course={course}", cancellation))
            .OrderBy(row => row.Text("municipality"), StringComparer.Ordinal)
            .ThenBy(row => row.Text("name"), StringComparer.Ordinal).Select(row => row.Id()).ToList();
        var groups = new Group[ids.Count];
        await Each(ids.Select((id, number) => (id, number)), async (at, token) =>
            groups[at.number] = await GroupAtStart(at.id, at.number, token), cancellation);
        var groupOf = groups.SelectMany(group => group.Members, (group, member) => (group, member))
            .ToDictionary(pair => pair.member, pair => pair.group.Id);
        // By address, so that the same people do the same in every run; their ids differ between installations.
        var people = rows.Where(row => groupOf.ContainsKey(row.Id())).OrderBy(row => row.Text("email"), StringComparer.Ordinal)
            .Select((row, number) => new Person(number, row.Id(), groupOf[row.Id()])).ToList();
        return new Cast(region, course, [.. groups.Select(group => group.Municipality).Distinct()], people, groups, programme);
    }

    /// <summary>The group as it was when the course began: a run that goes on after an interruption must say the same again.</summary>
    private async Task<Group> GroupAtStart(string id, int number, CancellationToken cancellation)
    {
        var group = await Coordinator.Get(
            $"/groups/{id}?asOf={_calendar.StartsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}",
            cancellation);
        var members = group.GetProperty("members").EnumerateArray().OrderBy(member => member.Text("participant"), StringComparer.Ordinal)
            .ToList();
        var lead = members.FirstOrDefault(member => member.GetProperty("lead").GetBoolean());
        return new Group(number, id, group.Text("name"), group.Text("municipality"),
            lead.ValueKind is JsonValueKind.Undefined
                ? await AppointLead(id, members[0].Text("participant"), cancellation)
                : lead.Text("participant"),
            [.. members.Select(member => member.Text("participant"))]);
    }

    private async Task<string> AppointLead(string group, string participant, CancellationToken cancellation)
    {
        await Coordinator.Post(
            $"/groups/{group}/lead", $"lead {group}", new { participant }, Calendar.At(_calendar.Enrolment, 15), cancellation);
        return participant;
    }

    private async Task Start(Cast cast, CancellationToken cancellation)
    {
        foreach (var member in cast.Groups.Take(3))
            await Coordinator.Do(HttpMethod.Put, $"/courses/{cast.Course}/working-group/{member.Lead}", $"working group {member.Id}", null,
                Calendar.At(_calendar.Enrolment, 13), cancellation);
        await Coordinator.Do(HttpMethod.Post, $"/courses/{cast.Course}/enrolment-closing", "close enrolment", null,
            Calendar.At(_calendar.StartsOn.AddDays(-1)), cancellation);
        await Coordinator.Do(
            HttpMethod.Post, $"/courses/{cast.Course}/start", "start", null, Calendar.At(_calendar.StartsOn), cancellation);
    }
}
