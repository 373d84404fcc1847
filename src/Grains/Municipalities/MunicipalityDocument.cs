using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Samlop.Municipalities;

/// <summary>A municipality as it stands in lists and on boards.</summary>
public sealed record MunicipalityDocument(string Id) : IDocument<MunicipalityDocument>
{
    public static string Kind => Municipality.Kind;
    public static uint Shape => 1;

    public static IReadOnlyCollection<Type> FoldedFrom { get; } =
    [
        typeof(MunicipalityRegistered), typeof(CourseJoined), typeof(SeatsChanged), typeof(SeatTaken), typeof(SeatReleased),
        typeof(CourseLeft), typeof(MunicipalityMerged), typeof(MunicipalitySplit), typeof(MunicipalitySucceeded),
    ];

    public string Name { get; init; } = "";
    public string County { get; init; } = "";

    /// <summary>Course → seats given, and their holders.</summary>
    public ImmutableDictionary<string, SeatsDocument> Courses { get; init; } = ImmutableDictionary<string, SeatsDocument>.Empty;

    public ImmutableList<string> Successors { get; init; } = [];

    [JsonIgnore] public string Number => StreamKey.Parse(Id).Id;

    [JsonIgnore] public bool IsThere => Name.Length > 0;

    /// <summary>The municipality that it became part of; null if it stands or was split.</summary>
    [JsonIgnore] public string? MergedInto => Successors is [var successor] ? successor : null;

    [JsonIgnore]
    public MunicipalityRow Row => new(
        Number, Name, County,
        [
            .. Courses.OrderBy(course => course.Key, StringComparer.Ordinal)
                .Select(course => new CourseSeatsView(course.Key, course.Value.Given, course.Value.Holders.Count)),
        ],
        Successors);

    public static MunicipalityDocument Fold(MunicipalityDocument? current, RecordedFact fact) =>
        (current ?? new(fact.Stream)).With(fact.Fact);

    private MunicipalityDocument With(Fact fact) => fact switch
    {
        MunicipalityRegistered f => this with { Name = f.Name, County = f.County },
        CourseJoined f => In(f.Course, seats => seats with { Given = f.Seats }),
        SeatsChanged f => In(f.Course, seats => seats with { Given = f.Seats }),
        SeatTaken f => In(f.Course, seats => seats with { Holders = seats.Holders.Add(f.Participant) }),
        SeatReleased f => Courses.ContainsKey(f.Course)
            ? In(f.Course, seats => seats with { Holders = seats.Holders.Remove(f.Participant) })
            : this,
        CourseLeft f => this with { Courses = Courses.Remove(f.Course) },
        MunicipalityMerged f => HandedOverTo([f.Successor]),
        MunicipalitySplit f => HandedOverTo([.. f.Shares.Select(share => share.Successor)]),
        MunicipalitySucceeded f =>
            f.Courses.Aggregate(this, (document, inherited) => document.In(inherited.Course, seats => seats.Inherit(inherited))),
        _ => this,
    };

    private MunicipalityDocument In(string course, Func<SeatsDocument, SeatsDocument> change) =>
        this with { Courses = Courses.SetItem(course, change(Courses.GetValueOrDefault(course, new SeatsDocument(0)))) };

    /// <summary>The seats belong to the successors from now on.</summary>
    private MunicipalityDocument HandedOverTo(ImmutableList<string> successors) =>
        this with { Successors = successors, Courses = Courses.Clear() };
}

public sealed record SeatsDocument(int Given)
{
    public ImmutableHashSet<string> Holders { get; init; } = [];

    internal SeatsDocument Inherit(InheritedCourse inherited) =>
        new(Given + inherited.Seats) { Holders = Holders.Union(inherited.Taken.Select(seat => seat.Participant)) };
}
