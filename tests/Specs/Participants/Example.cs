using System.Collections.Immutable;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.People;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>The course of all specs of participants: one region, two modules, two municipalities and three groups.</summary>
internal static class Example
{
    public const string Spring = "spring", Kristiansand = "4204", Arendal = "4203", Oslo = "0301";
    public const string Executives = "executives", Digital = "digital", Neighbours = "neighbours";
    public const string Organization = "organization", Management = "management";

    public static readonly Sealed Details = new("details"), Reason = new("reason"), Answers = new("answers");
    public static readonly Sealed Text = new("text"), Substitute = new("substitute");

    public static readonly PersonalDetails Kari = new("Kari", "Nordmann", "kari@agder.example", "Kommunedirektør");

    public static readonly ParticipantInvited Invited = new(Spring, Kristiansand, Executives, false, Details);
    public static readonly EnrolmentRequested Requested = new(Spring, Kristiansand, Executives, false);
    public static readonly ParticipantEnrolled Enrolled = new(Spring, Kristiansand, Executives);
    public static readonly EnrolmentDeclined Declined = new(Spring, Executives, "no-seat-left");
    public static readonly ParticipantWithdrew Withdrew = new(Spring, Kristiansand, Executives, Reason);
    public static readonly PersonalDataRestricted Restricted = new(true);
    public static readonly PersonalDataErased Erased = new();

    public static readonly TransferRequested MoveAsked = new(Spring, Executives, Kristiansand, Neighbours, Arendal, Reason);
    public static readonly ParticipantTransferred Moved = new(Spring, Executives, Kristiansand, Neighbours, Arendal);

    public static readonly ParticipantFact[] InTheGroup = [Invited, Requested, Enrolled];

    /// <summary>All the work of the first module that a person does alone; the gathering is not part of it.</summary>
    public static readonly ParticipantFact[] WorkOfOrganization =
    [
        new ActivityCompleted(Spring, Organization, "welcome"),
        new MappingAnswered(Spring, Organization, "mapping", Executives, "maturity", 2, Answers),
        new ReflectionWritten(Spring, Organization, "mirror", Text),
    ];

    public static readonly ParticipantFact[] OrganizationComplete =
        [.. WorkOfOrganization, new GatheringAttended(Spring, Organization), new ModuleCompleted(Spring, Organization)];

    public static readonly ParticipantFact[] AllDone =
    [
        .. OrganizationComplete, new ActivityCompleted(Spring, Management, "reading"),
        new GatheringAttended(Spring, Management), new ModuleCompleted(Spring, Management), new CourseFinished(Spring),
    ];

    public static readonly CourseStanding Running = new(
        Spring, CoursePhase.Running, false, "digital-leadership", 1, 5, 50, [Organization, Management], [Organization, Management],
        ImmutableDictionary<string, DateOnly>.Empty.Add(Organization, new(2026, 2, 3)).Add(Management, new(2026, 3, 3)),
        [Kristiansand, Arendal], []);

    public static readonly CourseStanding Enrolling = Running with
    {
        Phase = CoursePhase.Enrolling,
        EnrolmentOpen = true,
        Opened = [],
        Held = ImmutableDictionary<string, DateOnly>.Empty,
    };

    public static readonly ProgrammeContent Content = new(Texts("Digital leadership"), Texts("Together"),
    [
        new Module(Organization, Texts("Organization"), Texts("Who we are"),
        [
            Activity("welcome", ActivityKind.Video),
            Activity("in-depth", ActivityKind.Article, required: false),
            Activity("agreement", ActivityKind.Discussion, ActivityForm.InGroup),
            Activity("mapping", ActivityKind.Mapping) with { Instrument = "maturity" },
            Activity("mirror", ActivityKind.Reflection),
            Activity("our-mirror", ActivityKind.Reflection, ActivityForm.InGroup),
        ]),
        new Module(Management, Texts("Management"), Texts("How we lead"), [Activity("reading", ActivityKind.Article)]),
    ],
    [
        new Instrument("maturity", 2, Texts("Maturity"), Texts("Place yourselves"), [Capability("culture"), Capability("data")]),
    ]);

    public static readonly Teaching Taught = new(Running, Content);

    public static GroupStanding Group(string group, string municipality, string course = Spring) =>
        new(group, course, municipality, [], null);

    private static Activity Activity(string key, ActivityKind kind, ActivityForm form = ActivityForm.Alone, bool required = true) =>
        new(key, Stage.PreWork, kind, form, required, 15, Texts(key), Texts(key));

    private static Capability Capability(string key) =>
        new(key, Texts(key), Texts(key), [.. Enumerable.Range(1, 5).Select(generation => Texts($"{generation}"))]);

    private static Texts Texts(string text) => new(text, text, text);
}
