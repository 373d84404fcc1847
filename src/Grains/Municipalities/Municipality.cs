using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Samlop.Municipalities;

public abstract record MunicipalityFact : Fact;

public sealed partial record Municipality : IState<Municipality, MunicipalityFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "municipality";

    public static Municipality Initial { get; } = new();

    public MunicipalityRegistered? Registered { get; init; }

    /// <summary>Courses it takes part in, by id.</summary>
    public ImmutableSortedDictionary<string, CourseSeats> Courses { get; init; } =
        ImmutableSortedDictionary.Create<string, CourseSeats>(StringComparer.Ordinal);

    public ImmutableSortedSet<string> Contacts { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    public ImmutableArray<string> Successors { get; init; } = [];
    public ImmutableArray<string> Predecessors { get; init; } = [];

    /// <summary>Whether it is registered and still a municipality of its own.</summary>
    public bool Stands => Registered is not null && Successors.IsEmpty;

    public Municipality Evolve(MunicipalityFact fact) => fact switch
    {
        MunicipalityRegistered f => this with { Registered = f },
        CourseJoined f => With(f.Course, Seats(f.Course) with { Given = f.Seats }),
        SeatsChanged f => With(f.Course, Seats(f.Course) with { Given = f.Seats }),
        SeatTaken f => With(f.Course, Seats(f.Course).Take(f.Participant, f.Group)),
        SeatReleased f => Courses.ContainsKey(f.Course) ? With(f.Course, Seats(f.Course).Release(f.Participant)) : this,
        CourseLeft f => this with { Courses = Courses.Remove(f.Course) },
        ContactNamed f => this with { Contacts = Contacts.Add(f.Person) },
        ContactReleased f => this with { Contacts = Contacts.Remove(f.Person) },
        MunicipalityMerged f => HandedOverTo([f.Successor]),
        MunicipalitySplit f => HandedOverTo([.. f.Shares.Select(share => share.Successor)]),
        MunicipalitySucceeded f =>
            f.Courses.Aggregate(this with { Predecessors = Predecessors.Add(f.Predecessor) }, (state, course) => state.Inherit(course)),
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private CourseSeats Seats(string course) => Courses.GetValueOrDefault(course, CourseSeats.None);

    private Municipality With(string course, CourseSeats seats) => this with { Courses = Courses.SetItem(course, seats) };

    /// <summary>The seats belong to the successors from now on. Counted here too, they would be counted twice.</summary>
    private Municipality HandedOverTo(ImmutableArray<string> successors) =>
        this with { Successors = successors, Courses = Courses.Clear() };

    private Municipality Inherit(InheritedCourse course) =>
        With(course.Course, course.Taken.Aggregate(
            Seats(course.Course) with { Given = Seats(course.Course).Given + course.Seats },
            (seats, taken) => seats.Take(taken.Participant, taken.Group)));
}

/// <summary>A municipality's seats in one course.</summary>
/// <param name="Holders">Participant → the management group for which the seat was taken.</param>
public sealed record CourseSeats(int Given, ImmutableSortedDictionary<string, string> Holders)
{
    public const int Fewest = 1, Most = 500;

    public static CourseSeats None { get; } = new(0, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public CourseSeats Take(string participant, string group) => this with { Holders = Holders.SetItem(participant, group) };

    public CourseSeats Release(string participant) => this with { Holders = Holders.Remove(participant) };

    /// <summary>Refused: <c>seats-out-of-range</c>.</summary>
    public static void CheckRange(int seats)
    {
        if (seats is < Fewest or > Most)
            throw new Refused("seats-out-of-range", $"Choose from {Fewest} to {Most} seats.", RefusalKind.Invalid);
    }
}

/// <summary>The facts of a municipality: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(ContactNamed))]
[JsonSerializable(typeof(ContactReleased))]
[JsonSerializable(typeof(CourseJoined))]
[JsonSerializable(typeof(CourseLeft))]
[JsonSerializable(typeof(MunicipalityMerged))]
[JsonSerializable(typeof(MunicipalityRegistered))]
[JsonSerializable(typeof(MunicipalitySplit))]
[JsonSerializable(typeof(MunicipalitySucceeded))]
[JsonSerializable(typeof(SeatReleased))]
[JsonSerializable(typeof(SeatTaken))]
[JsonSerializable(typeof(SeatsChanged))]
internal sealed partial class MunicipalityFacts : JsonSerializerContext;
