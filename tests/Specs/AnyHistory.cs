using CsCheck;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;

namespace Samlop;

/// <summary>
/// Random histories and moments: facts of all streams in any order, many of them effective on the same day, many on an earlier one.
/// They need not obey the rules, since code that reads the past must not rely on the rules.
/// </summary>
internal static class AnyHistory
{
    private static readonly Gen<string> Person = Gen.OneOf("a", "b", "c");
    private static readonly Gen<string> Group = Gen.OneOf("g1", "g2");
    private static readonly Gen<string> Course = Gen.OneOf("c1", "c1", "c2");
    private static readonly Gen<string> Number = Gen.OneOf("4204", "4205", "4206");
    private static readonly Gen<string> Module = Gen.OneOf("organization", "management");
    private static readonly Gen<string> Activity = Gen.OneOf("film", "article", "test", "thoughts", "picture");
    private static readonly Gen<string> Decision = Gen.OneOf("d1", "d2", "d3");

    private static readonly Gen<Fact> OfPerson = Gen.OneOf(
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new ParticipantInvited(c, n, g, false, Telling.Secret)),
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new EnrolmentRequested(c, n, g, false)),
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new ParticipantEnrolled(c, n, g)),
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new ParticipantEnrolled(c, n, g)),
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new ParticipantTransferred(c, "g1", "4204", g, n)),
        Gen.Select(Course, Number, Group, Fact (c, n, g) => new ParticipantWithdrew(c, n, g, null)),
        Gen.Select(Course, Group, Fact (c, g) => new EnrolmentDeclined(c, g, "no-seat-left")),
        Gen.Select(Course, Module, Activity, Fact (c, m, a) => new ActivityCompleted(c, m, a)),
        Gen.Select(Course, Module, Activity, Fact (c, m, a) => new ActivityCompleted(c, m, a)),
        Gen.Select(Course, Module, Fact (c, m) => new GatheringAttended(c, m)),
        Gen.Select(Course, Module, Fact (c, m) => new SubstituteSent(c, m, Telling.Secret)),
        Gen.Select(Course, Module, Gen.Bool, Fact (c, m, attended) => new AttendanceCorrected(c, m, attended, Telling.Secret)),
        Gen.Const((Fact)new DetailsCorrected(Telling.Secret)));

    private static readonly Gen<Fact> OfGroup = Gen.OneOf(
        Gen.Select(Number, Fact (n) => new GroupFormed("c1", n, $"Group of {n}")),
        Gen.Select(Number, Fact (n) => new GroupMoved(n)),
        Gen.Select(Person, Fact (p) => new MemberJoined(p, false)),
        Gen.Select(Person, Fact (p) => new MemberJoined(p, false)),
        Gen.Select(Person, Fact (p) => new MemberLeft(p, "transferred")),
        Gen.Select(Module, Activity, Fact (m, a) => new GroupActivityCompleted(m, a, [])),
        Gen.Select(Decision, Gen.Int[1, 9], Fact (d, day) =>
            new DecisionProposed(d, $"{d} {day}", Horizon.Short, "owner", new DateOnly(2026, 9, day), "", [], [], day)),
        Gen.Select(Decision, Fact (d) => new DecisionAdopted(d, [], [])),
        Gen.Select(Decision, Decision, Fact (d, by) => new DecisionSuperseded(d, by)),
        Gen.Select(Decision, Fact (d) => new DecisionWithdrawn(d, "reason")),
        Gen.Select(Decision, Fact (d) => new DecisionConcluded(d, "outcome")));

    private static readonly Gen<Fact> OfCourse = Gen.OneOf(
        Gen.Select(Module, Fact (m) => new GatheringScheduled(m, new DateOnly(2026, 3, 1), "place", false, null)),
        Gen.Select(Module, Fact (m) => new GatheringHeld(m, new DateOnly(2026, 3, 1))));

    private static readonly Gen<Fact> OfMunicipality = Gen.OneOf(
        Gen.Const((Fact)new MunicipalityRegistered("Name", "Agder")),
        Gen.Select(Course, Gen.Int[1, 9], Fact (c, seats) => new CourseJoined(c, seats)),
        Gen.Select(Course, Gen.Int[1, 9], Fact (c, seats) => new SeatsChanged(c, seats)),
        Gen.Select(Course, Fact (c) => new CourseLeft(c)),
        Gen.Select(Number, Fact (n) => new MunicipalityMerged(n, [])));

    private static readonly Gen<(string Kind, string Id, Fact Fact, int Day)> Told = Gen.Frequency(
        (6, Gen.Select(Person, OfPerson, Gen.Int[1, 6], (id, fact, day) => ("participant", id, fact, day))),
        (5, Gen.Select(Group, OfGroup, Gen.Int[1, 6], (id, fact, day) => ("management-group", id, fact, day))),
        (1, Gen.Select(OfCourse, Gen.Int[1, 6], (fact, day) => ("course", Telling.TheCourse, fact, day))),
        (1, Gen.Select(Number, OfMunicipality, Gen.Int[1, 6], (id, fact, day) => ("municipality", id, fact, day))));

    /// <summary>A planned course with a group, and up to fifty facts more.</summary>
    public static Gen<Telling> Histories { get; } =
        Gen.Select(Gen.Int[1, 3], Told.List[0, 50], (formed, told) => told.Aggregate(
            new Telling().Course(Telling.Planned, Telling.Day(1)).Formed("g1", effective: Telling.Day(formed)),
            (telling, fact) => fact.Kind switch
            {
                "participant" => telling.Person(fact.Id, fact.Fact, Telling.Day(fact.Day)),
                "management-group" => telling.Group(fact.Id, fact.Fact, Telling.Day(fact.Day)),
                "course" => telling.Course(fact.Fact, Telling.Day(fact.Day)),
                _ => telling.Municipality(fact.Id, fact.Fact, Telling.Day(fact.Day)),
            }));

    /// <summary>Moments with or without a day, a time of recording and a version; without any of them, it is now.</summary>
    public static Gen<Moment> Moments { get; } =
        Gen.Select(Gen.Int[0, 7], Gen.Int[-25, 55], Gen.Int[-4, 8], (day, minute, version) => new Moment(
            day == 0 ? null : Telling.Day(day),
            minute < 0 ? null : Telling.Start.AddMinutes(minute),
            version < 1 ? null : version));
}
