using System.Collections.Concurrent;
using System.Reflection;
using Samlop.Access;
using Samlop.ManagementGroups;

namespace Samlop.Journeys;

/// <summary>A group's story at a moment: the facts of its own stream, of its course's and of its members'.</summary>
public sealed class Journey
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> CourseOf = new();

    private readonly IReadOnlyList<RecordedFact> _own;
    private readonly Moment _others;
    private readonly Membership _members;

    /// <summary>Refused as not found when the group was not formed by then.</summary>
    /// <param name="own">All facts of the group's stream.</param>
    public Journey(IReadOnlyList<RecordedFact> own, Moment moment)
    {
        _own = [.. own.At(moment)];
        _others = moment.ForOtherStreams(own);
        _members = new Membership(_own);
        Course = _own.Select(fact => fact.Fact).OfType<GroupFormed>().FirstOrDefault()?.Course ?? throw Refused.NotFound();
    }

    public string Course { get; }

    /// <summary>Everyone who is or was a member.</summary>
    public IEnumerable<string> People => _members.People;

    /// <param name="others">All facts of the course's stream and of the streams of <see cref="People"/>.</param>
    public IReadOnlyList<RecordedFact> Facts(IEnumerable<RecordedFact> others) =>
        [.. others.GroupBy(fact => fact.Stream)
            .SelectMany(stream => stream.At(_others))
            .Where(Belongs)
            .Concat(_own)
            .OrderBy(JourneyPosition.Of, JourneyPosition.Order)];

    public static JourneyLine Line(RecordedFact fact, Role reader) => new(
        JourneyPosition.Of(fact).Cursor, StreamKey.Parse(fact.Stream).Kind, StreamKey.Parse(fact.Stream).Id,
        fact.Version, FactNames.Of(fact.Fact),
        fact.Effective, fact.Recorded, fact.Role,
        reader is Role.Auditor && fact.Role is Role.Participant or Role.Member or Role.GroupLead ? null : fact.Actor,
        JourneyDetails.Of(fact.Fact));

    /// <summary>
    /// All facts of the course belong to the journey; a person's facts do if they are of this course and of the person's time in the group.
    /// </summary>
    private bool Belongs(RecordedFact fact) =>
        StreamKey.Parse(fact.Stream) is var stream
        && (stream.Kind == Courses.Course.Kind || (OfCourse(fact.Fact) == Course && _members.Holds(stream.Id, fact)));

    /// <summary>The course that a person's fact names; null when the fact concerns no single course.</summary>
    private static string? OfCourse(Fact fact) =>
        CourseOf.GetOrAdd(fact.GetType(), type => type.GetProperty("Course"))?.GetValue(fact) as string;
}
