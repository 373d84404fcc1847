using System.Collections.Immutable;

namespace Samlop.Courses;

/// <param name="EnrolmentOpen">True only in <see cref="CoursePhase.Enrolling"/>; closed enrolment can be opened again.</param>
[GenerateSerializer, Immutable, Alias("course.view")]
public sealed record CourseView(
    string Id,
    long Version,
    string Name,
    string Programme,
    int ProgrammeVersion,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int AnonymityThreshold,
    int Quorum,
    CoursePhase Phase,
    bool EnrolmentOpen,
    IReadOnlyList<ModuleView> Modules,
    IReadOnlyList<InvitedMunicipalityView> Municipalities,
    IReadOnlyList<string> WorkingGroup);

public enum ModulePhase { Coming, Open, Closed }

[GenerateSerializer, Immutable, Alias("course.module-view")]
public sealed record ModuleView(string Module, ModulePhase Phase, GatheringView? Gathering);

/// <param name="OpensOn">The day on which the module opens by itself; null when a person opens it.</param>
/// <param name="FellDue">The gathering's day has passed, and it was neither held nor moved.</param>
[GenerateSerializer, Immutable, Alias("course.gathering-view")]
public sealed record GatheringView(DateOnly On, string Place, bool Online, bool Held, DateOnly? OpensOn, bool FellDue);

[GenerateSerializer, Immutable, Alias("course.invited-municipality-view")]
public sealed record InvitedMunicipalityView(string Municipality, int Seats);

/// <summary>A course in a list.</summary>
[GenerateSerializer, Immutable, Alias("course.row")]
public sealed record CourseRow(
    string Id, string Name, string Programme, int ProgrammeVersion, CoursePhase Phase,
    DateOnly StartsOn, DateOnly EndsOn, string? OpenModule);

/// <summary>The state of a course that participants and groups need before they decide.</summary>
/// <param name="Modules">Keys in the order in which they are taught.</param>
/// <param name="Opened">Modules opened so far, closed ones included: work on an opened module counts until the course ends.</param>
/// <param name="Held">Module → day on which its gathering was held.</param>
[GenerateSerializer, Immutable, Alias("course.standing")]
public sealed record CourseStanding(
    string Course,
    CoursePhase Phase,
    bool EnrolmentOpen,
    string Programme,
    int ProgrammeVersion,
    int AnonymityThreshold,
    int Quorum,
    ImmutableArray<string> Modules,
    ImmutableHashSet<string> Opened,
    ImmutableDictionary<string, DateOnly> Held,
    ImmutableHashSet<string> Municipalities,
    ImmutableHashSet<string> WorkingGroup);
