using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.People;

namespace Samlop;

/// <summary>A history told by hand: each stream counts its own versions, each fact is recorded a minute after the one before.</summary>
internal sealed class Telling
{
    public const string Region = "agder", TheCourse = "c1";

    /// <summary>When the first fact is recorded.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static Sealed Secret { get; } = new("v1.nonce.cipher.tag");

    public static CoursePlanned Planned { get; } =
        new("Våren 2026", "p1", 1, ["organization", "management"], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 5, 50);

    private readonly List<RecordedFact> _facts = [];

    public IReadOnlyList<RecordedFact> Facts => _facts;

    public static DateTimeOffset Day(int day) => new(2026, 2, day, 12, 0, 0, TimeSpan.Zero);

    public Telling Course(Fact fact, DateTimeOffset? effective = null, string course = TheCourse) =>
        Tell("course", course, fact, effective, Role.Coordinator);

    public Telling Group(string group, Fact fact, DateTimeOffset? effective = null) =>
        Tell("management-group", group, fact, effective, Role.GroupLead);

    public Telling Person(string person, Fact fact, DateTimeOffset? effective = null) =>
        Tell("participant", person, fact, effective, Role.Participant);

    public Telling Municipality(string number, Fact fact, DateTimeOffset? effective = null) =>
        Tell("municipality", number, fact, effective, Role.Coordinator);

    /// <summary>A person in a group: invited, a member of the group, and enrolled.</summary>
    public Telling Enrolled(string person, string group, string municipality = "4204", DateTimeOffset? effective = null) => this
        .Person(person, new ParticipantInvited(TheCourse, municipality, group, false, Secret), effective)
        .Group(group, new MemberJoined(person, false), effective)
        .Person(person, new ParticipantEnrolled(TheCourse, municipality, group), effective);

    public Telling Formed(string group, string municipality = "4204", DateTimeOffset? effective = null) =>
        Group(group, new GroupFormed(TheCourse, municipality, $"Group {group}"), effective);

    public Telling Seats(string number, string name, int seats) => this
        .Municipality(number, new MunicipalityRegistered(name, "Agder"))
        .Municipality(number, new CourseJoined(TheCourse, seats));

    public IReadOnlyList<TDocument> At<TDocument>(Moment moment)
        where TDocument : class, IDocument<TDocument> =>
        Of(TDocument.Kind).FoldDocuments<TDocument>(moment);

    public IReadOnlyList<RecordedFact> Of(string kind, string? id = null) =>
        [.. _facts.Where(fact => StreamKey.Parse(fact.Stream) is var key && key.Kind == kind && (id is null || key.Id == id))];

    private Telling Tell(string kind, string id, Fact fact, DateTimeOffset? effective, Role role)
    {
        var stream = new StreamKey(kind, Region, id).ToString();
        var recorded = Start.AddMinutes(_facts.Count);
        _facts.Add(new RecordedFact(
            fact, new Guid(_facts.Count, 0, 0, new byte[8]), stream,
            _facts.Count(known => known.Stream == stream) + 1, recorded, effective ?? recorded,
            $"subject of {id}", role, Guid.Empty, null, "correlation", null));
        return this;
    }
}
