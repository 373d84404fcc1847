using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>The data from which all boards of one course are made, at one moment.</summary>
/// <param name="Held">Modules whose gathering was held.</param>
/// <param name="Quorum">Per cent of a group's members.</param>
/// <param name="Participants">Participants of the whole region or of the course; only places in the course count.</param>
/// <param name="Groups">Groups, as <paramref name="Participants"/>.</param>
/// <param name="Municipalities">Municipalities of the whole region, since one may have been merged into another.</param>
public sealed record BoardCourse(
    string Course,
    IReadOnlySet<string> Held,
    int Quorum,
    ProgrammeContent Content,
    IReadOnlyList<ParticipantDocument> Participants,
    IReadOnlyList<ManagementGroupDocument> Groups,
    IReadOnlyList<MunicipalityDocument> Municipalities)
{
    /// <summary>Refused as not found when the course was not planned by then.</summary>
    /// <param name="facts">All facts of the course's own stream.</param>
    public static BoardCourse Of(
        string course, IReadOnlyList<RecordedFact> facts, Moment moment, ProgrammeContent content,
        IReadOnlyList<ParticipantDocument> participants,
        IReadOnlyList<ManagementGroupDocument> groups,
        IReadOnlyList<MunicipalityDocument> municipalities)
    {
        var state = facts.At(moment).Fold<Course, CourseFact>();
        var planned = state.Planned ?? throw Refused.NotFound();
        var held = state.Gatherings.Where(gathering => gathering.Value.HeldOn is not null).Select(gathering => gathering.Key);
        return new BoardCourse(course, held.ToHashSet(), planned.Quorum, content, participants, groups, municipalities);
    }

    /// <summary>Municipalities that have seats or people in the course, by number, each with the people who count there.</summary>
    /// <remarks>
    /// A person counts in the municipality to which their group belongs at the moment; if that was merged, in its successor.
    /// </remarks>
    public IReadOnlyList<BoardMunicipality> Rows()
    {
        var known = Municipalities.ToDictionary(municipality => municipality.Number);
        var groups = Groups.ToDictionary(group => group.Group, group => group.Municipality);
        var places = Participants.Select(participant => participant.In(Course)).OfType<PlaceDocument>()
            .ToLookup(place => Successor(groups.GetValueOrDefault(place.Group, place.Municipality), known));
        return [.. Municipalities
            .Where(municipality => municipality.Courses.ContainsKey(Course))
            .Select(municipality => municipality.Number)
            .Union(places.Select(of => of.Key))
            .Order(StringComparer.Ordinal)
            .Select(number => new BoardMunicipality(
                number,
                known.GetValueOrDefault(number)?.Name ?? "",
                known.GetValueOrDefault(number)?.Courses.GetValueOrDefault(Course)?.Given ?? 0,
                [.. places[number].Select(place => new BoardPerson(place, PhaseOf(place)))]))];
    }

    private EnrolmentPhase PhaseOf(PlaceDocument place) =>
        place.Phase is EnrolmentPhase.Enrolled && Content.Modules.All(module => place.Progress(module.Key).Completes(module))
            ? EnrolmentPhase.Finished
            : place.Phase;

    private static string Successor(string number, Dictionary<string, MunicipalityDocument> known)
    {
        var passed = new HashSet<string>();
        while (passed.Add(number) && known.TryGetValue(number, out var municipality) && municipality.MergedInto is { } successor)
            number = successor;
        return number;
    }
}

public sealed record BoardMunicipality(string Number, string Name, int Seats, IReadOnlyList<BoardPerson> People)
{
    /// <summary>The enrolled people, including those who have finished.</summary>
    public IReadOnlyList<BoardPerson> Enrolled { get; } =
        [.. People.Where(person => person.Phase is EnrolmentPhase.Enrolled or EnrolmentPhase.Finished)];
}

public sealed record BoardPerson(PlaceDocument Place, EnrolmentPhase Phase)
{
    public ModuleDocument Progress(string module) => Place.Progress(module);
}
