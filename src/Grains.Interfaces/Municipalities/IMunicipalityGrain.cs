using Samlop.Access;

namespace Samlop.Municipalities;

/// <summary>A municipality of a region, known by its four-digit number. Key: <c>{region}/{number}</c>.</summary>
[Alias("municipality")]
public interface IMunicipalityGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the municipality known in the region. Refused: <c>municipality-unknown</c>, <c>municipality-not-in-region</c>.
    /// </summary>
    [Alias("register"), Allow(Role.System)] Task<Receipt> Register(RegisterMunicipality command);

    /// <summary>
    /// Joins a course with a number of seats; nothing happens when the municipality has joined already. Refused:
    /// <c>seats-out-of-range</c>, <c>municipality-merged</c>.
    /// </summary>
    [Alias("join-course"), Allow(Role.System)] Task<Receipt> JoinCourse(JoinCourse command);

    /// <summary>
    /// Refused: <c>course-not-joined</c>, <c>seats-out-of-range</c>, <c>seats-below-taken</c>, <c>municipality-merged</c>.
    /// </summary>
    [Alias("change-seats"), Allow(Role.Coordinator)] Task<Receipt> ChangeSeats(ChangeSeats command);

    /// <summary>
    /// Gives a participant a seat; never more seats than the municipality has, however many people ask at the same moment.
    /// Refused: <c>course-not-joined</c>, <c>no-seat-left</c>, <c>municipality-merged</c>.
    /// </summary>
    [Alias("take-seat"), Allow(Role.System)] Task<Receipt> TakeSeat(TakeSeat command);

    /// <summary>Gives a seat back; nothing happens when the participant holds none.</summary>
    [Alias("release-seat"), Allow(Role.System)] Task<Receipt> ReleaseSeat(ReleaseSeat command);

    /// <summary>Refused: <c>course-not-joined</c>, <c>seats-still-taken</c>.</summary>
    [Alias("leave-course"), Allow(Role.Coordinator)] Task<Receipt> LeaveCourse(LeaveCourse command);

    /// <summary>Refused: <c>contact-empty</c>.</summary>
    [Alias("name-contact"), Allow(Role.Coordinator)] Task<Receipt> NameContact(NameContact command);

    /// <summary>Refused: <c>contact-unknown</c>.</summary>
    [Alias("release-contact"), Allow(Role.Coordinator)] Task<Receipt> ReleaseContact(ReleaseContact command);

    /// <summary>
    /// Merges the municipality into another of the region, which must be registered and neither merged nor split itself. Refused:
    /// <c>municipality-merged</c>, <c>successor-is-itself</c>, <c>successor-unknown</c>.
    /// </summary>
    [Alias("merge"), Allow(Role.Coordinator)] Task<Receipt> Merge(MergeMunicipality command);

    /// <summary>
    /// Splits the municipality between two or more others of the region. Refused: as <see cref="Merge"/>, and <c>split-needs-two</c>,
    /// <c>split-leaves-group-behind</c> when a group is in no share, or in more than one.
    /// </summary>
    [Alias("split"), Allow(Role.Coordinator)] Task<Receipt> Split(SplitMunicipality command);

    /// <summary>
    /// Takes over a predecessor's courses, seats and the people who hold them. Asked for by Samløp itself. Refused:
    /// <c>municipality-merged</c>.
    /// </summary>
    [Alias("succeed"), Allow(Role.System)] Task<Receipt> Succeed(SucceedMunicipality command);

    [Alias("view"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor, Role.System)]
    Task<MunicipalityView> View(Moment moment);
}

[GenerateSerializer, Immutable, Alias("municipality.register")]
public sealed record RegisterMunicipality;

[GenerateSerializer, Immutable, Alias("municipality.join-course")]
public sealed record JoinCourse(string Course, int Seats);

[GenerateSerializer, Immutable, Alias("municipality.change-seats")]
public sealed record ChangeSeats(string Course, int Seats);

/// <param name="Group">Id of the management group in which the participant asks for a place next.</param>
[GenerateSerializer, Immutable, Alias("municipality.take-seat")]
public sealed record TakeSeat(string Course, string Participant, string Group, bool Lead);

[GenerateSerializer, Immutable, Alias("municipality.release-seat")]
public sealed record ReleaseSeat(string Course, string Participant);

[GenerateSerializer, Immutable, Alias("municipality.leave-course")]
public sealed record LeaveCourse(string Course);

/// <param name="Person">Subject of the person (opaque).</param>
[GenerateSerializer, Immutable, Alias("municipality.name-contact")]
public sealed record NameContact(string Person);

[GenerateSerializer, Immutable, Alias("municipality.release-contact")]
public sealed record ReleaseContact(string Person);

[GenerateSerializer, Immutable, Alias("municipality.merge")]
public sealed record MergeMunicipality(string Successor);

[GenerateSerializer, Immutable, Alias("municipality.split")]
public sealed record SplitMunicipality(IReadOnlyList<SplitShare> Shares);

/// <summary>The share of one successor: the groups that it takes over, with their members' seats.</summary>
[GenerateSerializer, Immutable, Alias("municipality.split-share")]
public sealed record SplitShare(string Successor, IReadOnlyList<string> Groups);

/// <param name="Courses">For each course the number of seats, and the participants who hold one.</param>
[GenerateSerializer, Immutable, Alias("municipality.succeed")]
public sealed record SucceedMunicipality(string Predecessor, IReadOnlyList<InheritedCourse> Courses);

[GenerateSerializer, Immutable, Alias("municipality.inherited-course")]
public sealed record InheritedCourse(string Course, int Seats, IReadOnlyList<InheritedSeat> Taken);

[GenerateSerializer, Immutable, Alias("municipality.inherited-seat")]
public sealed record InheritedSeat(string Participant, string Group);

/// <param name="Successors">Numbers of the municipalities that took over; empty until this one is merged or split.</param>
/// <param name="Predecessors">Numbers of the municipalities from which this one took over.</param>
[GenerateSerializer, Immutable, Alias("municipality.view")]
public sealed record MunicipalityView(
    string Number, long Version, string Name, string County,
    IReadOnlyList<CourseSeatsView> Courses,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<string> Successors,
    IReadOnlyList<string> Predecessors);

[GenerateSerializer, Immutable, Alias("municipality.course-seats-view")]
public sealed record CourseSeatsView(string Course, int Seats, int Taken);

/// <summary>A municipality in a list.</summary>
[GenerateSerializer, Immutable, Alias("municipality.row")]
public sealed record MunicipalityRow(
    string Number, string Name, string County, IReadOnlyList<CourseSeatsView> Courses, IReadOnlyList<string> Successors);
