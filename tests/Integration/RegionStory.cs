using System.Globalization;
using System.Net;
using System.Text.Json;
using Npgsql;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Regions;

namespace Samlop;

/// <summary>
/// A region of one test's own; every step is a request of a caller with the right role. Days count from day 0, which is sixty days ago,
/// so that tests can look back on what they told. The first gathering may be in the past; the others are ahead.
/// </summary>
public sealed class RegionStory
{
    public const string Arendal = "4203", Grimstad = "4202", Kristiansand = "4204";

    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
    private static readonly DateOnly Start =
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Oslo).DateTime).AddDays(-60);

    private readonly Installation _installation;
    private int _people;

    private RegionStory(Installation installation) => _installation = installation;

    public string Region { get; } = $"r-{Guid.NewGuid():n}"[..14];
    public Client Administrator { get; private set; } = null!;
    public Client Coordinator { get; private set; } = null!;
    public Client Facilitator { get; private set; } = null!;
    public Client Auditor { get; private set; } = null!;

    /// <summary>The programme that Samløp brings along, as JSON.</summary>
    public JsonElement Template { get; private set; }

    public string Programme { get; private set; } = "";
    public string Course { get; private set; } = "";

    /// <summary>The group in Kristiansand, once the course runs.</summary>
    public Group Group { get; private set; } = null!;

    /// <summary>The group in Arendal.</summary>
    public Group Neighbour { get; private set; } = null!;

    /// <summary>The region alone, with its municipalities.</summary>
    public static async Task<RegionStory> Founded(Installation installation, params string[] municipalities)
    {
        var story = new RegionStory(installation);
        story.Administrator = await installation.As("administrator");
        story.Coordinator = await installation.As("coordinator", story.Region);
        story.Facilitator = await installation.As("facilitator", story.Region);
        story.Auditor = await installation.As("auditor", story.Region);
        (await story.Administrator.Put(story.Region, new FoundRegion("Agder", ["nb", "nn"]), effective: On(0))).Receipted();
        foreach (var municipality in municipalities)
            (await story.Administrator.Put($"{story.Region}/municipalities/{municipality}", effective: On(0))).Receipted();
        foreach (var municipality in municipalities)
            await Wait.Until(
                async () => (await story.Auditor.Get($"{story.Region}/municipalities/{municipality}")).Status is HttpStatusCode.OK,
                $"{municipality} is registered");
        return story;
    }

    /// <summary>Plans a course of the shipped programme with all its gatherings, and invites the municipalities.</summary>
    /// <param name="firstGathering">Day of the first gathering; one in the past falls due by itself unless it is held.</param>
    /// <param name="seats">Seats of each municipality.</param>
    /// <param name="firstOpens">Day on which the first module opens by itself, if it does.</param>
    public static async Task<RegionStory> Planned(
        Installation installation, int firstGathering = 70, int seats = 10, int? firstOpens = null, params string[] municipalities)
    {
        var story = await Founded(installation, municipalities);
        await story.Publish();
        story.Course = await story.Plan();
        foreach (var (module, day) in Modules.Zip([firstGathering, 80, 90, 100]))
        {
            DateOnly? opensOn = module == Modules[0] && firstOpens is { } opens ? Day(opens) : null;
            var schedule = new ScheduleGathering(module, Day(day), "Kilden", OpensOn: opensOn);
            (await story.Coordinator.Post(story.Path("gatherings"), schedule, effective: On(0))).Receipted();
        }

        foreach (var municipality in municipalities)
            await story.Invite(municipality, seats);
        return story;
    }

    /// <summary>Starts the course and opens its first module, with a group in Kristiansand and a group of one in Arendal.</summary>
    /// <param name="members">People in the group of Kristiansand.</param>
    /// <param name="firstGathering">Day of the first gathering, which is held if it is in the past.</param>
    public static async Task<RegionStory> Running(Installation installation, int members = 3, int firstGathering = 70)
    {
        var story = await Planned(installation, firstGathering, 10, null, Kristiansand, Arendal);
        (await story.Coordinator.Post(story.Path("enrolment-opening"), effective: On(1))).Receipted();
        story.Group = await story.Form(Kristiansand, "Rådmannens ledergruppe", members);
        story.Neighbour = await story.Form(Arendal, "Kommunedirektørens ledergruppe", 1);
        (await story.Coordinator.Post(story.Path("enrolment-closing"), effective: On(3))).Receipted();
        (await story.Coordinator.Post(story.Path("start"), effective: On(4))).Receipted();
        (await story.Coordinator.Post(story.Path("modules/organization/opening"), effective: On(5))).Receipted();
        if (firstGathering <= 60)
            (await story.Facilitator.Post(story.Path("modules/organization/gathering"), effective: On(firstGathering))).Receipted();
        return story;
    }

    public static string[] Modules => ["organization", "management", "strategy", "technology"];

    public static DateOnly Day(int day) => Start.AddDays(day);

    /// <summary>A day as <c>Effective-At</c> and <c>asOf</c> take it.</summary>
    public static string On(int day) => Day(day).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An address below that of the course.</summary>
    public string Path(string rest = "") => $"{Region}/courses/{Course}{(rest.Length > 0 ? "/" : "")}{rest}";

    public async Task Publish()
    {
        Template = await Coordinator.See<JsonElement>($"{Region}/programme-templates/digital-leadership");
        Programme = (await Coordinator.Post($"{Region}/programmes", new { content = Template }, effective: On(0)))
            .Receipted(HttpStatusCode.Created).Id;
    }

    public async Task<string> Plan(string name = "Digital ledelse")
    {
        var plan = new PlanCourse(name, Programme, 1, Day(0), Day(400), AnonymityThreshold: 3);
        return (await Coordinator.Post($"{Region}/courses", plan, effective: On(0))).Receipted(HttpStatusCode.Created).Id;
    }

    public async Task Invite(string municipality, int seats)
    {
        (await Coordinator.Post(Path("invitations"), new InviteMunicipality(municipality, seats), effective: On(0))).Receipted();
        await Wait.Until(async () => (await Seats(municipality)) is not null, $"{municipality} takes part in the course");
    }

    public async Task<CourseSeatsView?> Seats(string municipality) =>
        (await Auditor.See<MunicipalityView>($"{Region}/municipalities/{municipality}")).Courses
            .SingleOrDefault(seats => seats.Course == Course);

    /// <summary>Forms a group and enrols its people; the first leads it.</summary>
    public async Task<Group> Form(string municipality, string name, int members = 0)
    {
        var id = (await Coordinator.Post($"{Region}/groups", new FormGroup(Course, municipality, name), effective: On(1)))
            .Receipted(HttpStatusCode.Created).Id;
        var people = new List<Person>();
        for (var i = 0; i < members; i++)
            people.Add(await Invite(municipality, id, lead: i == 0));
        await Enrol([.. people]);
        return new Group(id, municipality, people);
    }

    public async Task<Person> Invite(string municipality, string group, bool lead = false, PersonalDetails? details = null)
    {
        var number = Interlocked.Increment(ref _people);
        details ??= new PersonalDetails($"Fornavn{number}", $"Etternavn{number}", $"person{number}@{Region}.example", "Kommunalsjef");
        var command = new InviteParticipant(Course, municipality, group, lead, details);
        var id = (await Coordinator.Post($"{Region}/participants", command, effective: On(1))).Receipted(HttpStatusCode.Created).Id;
        return new Person(
            id,
            details,
            await _installation.As("participant", Region, id),
            await _installation.As(lead ? "group-lead" : "member", Region, id));
    }

    public async Task Enrol(params Person[] people)
    {
        foreach (var person in people)
            (await Coordinator.Post($"{Region}/participants/{person.Id}/enrolments", new EnrolParticipant(Course), effective: On(2)))
                .Receipted();
        foreach (var person in people)
            await Wait.Until(async () => (await See(person)).Phase is EnrolmentPhase.Enrolled, $"{person.Id} is enrolled");
    }

    /// <summary>A person's enrolment in the course, as the coordinator sees it.</summary>
    public async Task<EnrolmentView> See(Person person, string question = "") =>
        (await Coordinator.See<ParticipantView>($"{Region}/participants/{person.Id}{question}")).Enrolments
            .Single(enrolment => enrolment.Course == Course);

    public async Task<ManagementGroupView> See(Group group, string question = "") =>
        await Coordinator.See<ManagementGroupView>($"{Region}/groups/{group.Id}{question}");

    /// <summary>
    /// The people answer the first mapping with generation 2 for all capabilities, and its aggregate is released. The gathering was held.
    /// </summary>
    public async Task Map(params Person[] people)
    {
        foreach (var person in people)
            (await Answer(person, 2)).Receipted();
        var release = new ReleaseMapping("organization", "first-mapping");
        (await Group.Lead.Acting.Post($"{Region}/groups/{Group.Id}/mappings", release, effective: On(11))).Receipted();
    }

    public Task<Answer> Answer(
        Person person, int generation, string module = "organization", string activity = "first-mapping", int day = 10) =>
        person.Self.Post(
            $"{Region}/participants/{person.Id}/mapping-answers",
            new AnswerMapping(Course, module, activity, 1, Everywhere(generation)),
            effective: On(day));

    public Dictionary<string, int> Everywhere(int generation) =>
        Template.GetProperty("instruments")[0].GetProperty("capabilities").EnumerateArray()
            .ToDictionary(capability => capability.GetProperty("key").GetString()!, _ => generation);

    /// <summary>The group has a starting point of 2 for data-sharing and privacy-and-ethics.</summary>
    public async Task AgreeStartingPoint()
    {
        await Map([.. Group.People]);
        var agreed = new AgreeStartingPoint(
            "organization", "first-mapping", new Dictionary<string, int> { ["data-sharing"] = 2, ["privacy-and-ethics"] = 2 });
        (await Group.Lead.Acting.Post($"{Region}/groups/{Group.Id}/starting-point", agreed, effective: On(12))).Receipted();
    }

    /// <summary>How many facts the region's history holds, counted behind the API.</summary>
    /// <param name="streams">What the keys of the streams begin with; all when empty.</param>
    public Task<long> Facts(string streams = "") => Count(
        _installation.History,
        "select count(*) from samlop.mt_events where tenant_id = $1 and starts_with(stream_id, $2)",
        Region, streams);

    /// <summary>How many people the vault knows in the region.</summary>
    public Task<long> KnownPeople() => Count(_installation.Keys, "select count(*) from people.person where region = $1", Region);

    private static async Task<long> Count(NpgsqlDataSource database, string sql, params string[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>A management group and its people; the first leads it.</summary>
public sealed record Group(string Id, string Municipality, IReadOnlyList<Person> People)
{
    public Person Lead => People[0];
}

/// <param name="Self">The person as participant.</param>
/// <param name="Acting">The same person as the group's lead or member.</param>
public sealed record Person(string Id, PersonalDetails Details, Client Self, Client Acting)
{
    public override string ToString() => Id;
}
