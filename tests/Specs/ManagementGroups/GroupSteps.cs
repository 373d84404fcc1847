using System.Collections.Immutable;
using CsCheck;
using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>Commands of few persons, capabilities, days and ids, so that they often meet.</summary>
internal static class GroupSteps
{
    private static readonly Gen<string> AnyPerson = Gen.OneOf("ane", "bo", "cato", "dina", "else");
    private static readonly Gen<string[]> AnyPresent = AnyPerson.Array[0, 5];
    private static readonly Gen<(string Module, string Activity)> AnyRound = Gen.OneOf(
        ("organization", "mapping"), ("technology", "mapping-again"), ("organization", "talk"));
    private static readonly Gen<string> AnyCapability = Gen.OneOf("data", "people", "money");
    private static readonly Gen<int> AnyGeneration = Gen.Int[0, 6];
    private static readonly Gen<string> AnyDecision = Gen.OneOf("one", "two", "three", "none");
    private static readonly Gen<string> AnyWord = Gen.OneOf("a", "b", " ");

    internal static Gen<Step> OfMembers(CourseStanding course) => Gen.OneOf(
        AnyWord.Select(name => new Step($"form {name}", group => group.Decide(new FormGroup("course", "4203", name), course))),
        Gen.Select(AnyPerson, Gen.Bool, (person, lead) =>
            new Step($"admit {person} {lead}", group => group.Decide(new AdmitMember(person, lead)))),
        AnyPerson.Select(person => new Step($"release {person}", group => group.Decide(new ReleaseMember(person, "transferred")))),
        AnyPerson.Select(person => new Step($"appoint {person}", group => group.Decide(new AppointLead(person)))),
        Gen.OneOf("4203", "4204").Select(number => new Step($"move {number}", group => group.Decide(new MoveGroup(number)))),
        AnyPerson.Select(person => new Step($"consent {person}", group => group.Decide(new ConsentToNamedMode(), person))),
        AnyPerson.Select(person => new Step($"revoke {person}", group => group.Decide(new RevokeNamedMode(), person))));

    internal static Gen<Step> OfWork(CourseStanding course, ProgrammeContent content) => Gen.OneOf(
        Gen.Select(Gen.OneOf("talk", "look-back", "welcome"), AnyPresent, (activity, present) => new Step(
            $"complete {activity} {string.Join(',', present)}",
            group => group.Decide(new CompleteGroupActivity("organization", activity, present), course, content))),
        AnyWord.Select(text =>
            new Step($"reflect {text}", group => group.Decide(new RecordReflection("organization", "look-back", text), course, content))),
        Gen.Select(Gen.OneOf("d1", "d2"), AnyWord, (id, topic) => Hold(id, topic, course)),
        Gen.OneOf("d1", "d2").Select(id =>
            new Step($"join {id}", group => group.Decide(new JoinDialogue(id, "organization", ["north"], "a", "")))));

    internal static Gen<Step> OfMappings(ProgrammeContent content) => Gen.OneOf(
        Gen.Select(AnyRound, AnyPresent, AnyPresent, (round, now, then) => Release(content, round, now, then)),
        Gen.Select(AnyRound, AnyCapability, AnyGeneration, Start),
        Gen.Select(AnyRound, AnyCapability, AnyGeneration, FollowUp));

    internal static Gen<Step> OfAmbitions(DateOnly today) => Gen.OneOf(
        Gen.Select(AnyCapability, AnyGeneration, AnyDay(today), (capability, generation, by) => Aim(capability, generation, by, today)),
        Gen.Select(AnyCapability, AnyGeneration, AnyDay(today), (capability, generation, by) => new Step(
            $"revise {capability} {generation} {by}",
            group => group.Decide(new ReviseAmbition(capability, generation, Horizon.Short, by, "r"), today))),
        AnyCapability.Select(capability =>
            new Step($"withdraw ambition {capability}", group => group.Decide(new WithdrawAmbition(capability, "r")))),
        AnyDay(today).Select(day => new Step($"day {day}", group => group.FallsDue(day))));

    internal static Gen<Step> OfDecisions(CourseStanding course, DateOnly today) => Gen.OneOf(
        Gen.Select(AnyDecision, AnyDay(today), (id, review) => Propose(id, review, today)),
        Gen.Select(AnyDecision, AnyPresent, (id, present) => Adopt(id, present, course)),
        Gen.Select(AnyDecision, AnyDecision, Supersede),
        Gen.Select(AnyDecision, AnyWord, Withdraw),
        Gen.Select(AnyDecision, Gen.Int[-1, 101], (id, perCent) =>
            new Step($"report {id} {perCent}", group => group.Decide(new ReportDecisionProgress(id, perCent, "")))),
        Gen.Select(AnyDecision, AnyWord, Conclude));

    /// <summary>The regular course of a group; no step is refused.</summary>
    internal static IReadOnlyList<Step> Script(CourseStanding course, ProgrammeContent content, DateOnly today)
    {
        string[] all = ["ane", "bo", "cato", "dina"];
        return
        [
            .. all.Select(person => new Step($"admit {person}", group => group.Decide(new AdmitMember(person, person == "ane")))),
            Release(content, ("organization", "mapping"), all, []),
            Start(("organization", "mapping"), "data", 2),
            Aim("data", 4, today.AddDays(3), today),
            Propose("one", today.AddDays(2), today),
            Adopt("one", all, course),
            Propose("two", today.AddDays(2), today),
            Adopt("two", all, course),
            Release(content, ("technology", "mapping-again"), all, all),
            FollowUp(("technology", "mapping-again"), "data", 3),
            Supersede("one", "two"),
            Propose("three", today.AddDays(2), today),
            Withdraw("three", "r"),
            Conclude("two", "o"),
        ];
    }

    private static Gen<DateOnly> AnyDay(DateOnly today) => Gen.Int[-1, 5].Select(today.AddDays);

    private static Step Hold(string id, string topic, CourseStanding course)
    {
        GroupStanding[] others = [new("north", "course", "4205", [], null)];
        return new($"hold {id} {topic}", group => group.Decide(new HoldDialogue("organization", ["north"], topic, ""), id, course, others));
    }

    private static Step Release(ProgrammeContent content, (string Module, string Activity) round, string[] now, string[] then) =>
        new($"release {round.Activity} {string.Join(',', now)}", group =>
        {
            var answers = new RoundAnswers(Answered(now), group.Rounds.LastOrDefault(), Answered(then));
            return group.Decide(new ReleaseMapping(round.Module, round.Activity), content, 3, answers);
        });

    private static Dictionary<string, IReadOnlyDictionary<string, int>> Answered(string[] people) =>
        people.Distinct().ToDictionary(
            person => person,
            IReadOnlyDictionary<string, int> (_) => new Dictionary<string, int> { ["data"] = 2, ["people"] = 3 });

    private static Step Start((string Module, string Activity) round, string capability, int generation) =>
        new($"start {round.Activity} {capability} {generation}", group => group.Decide(
            new AgreeStartingPoint(round.Module, round.Activity, ImmutableDictionary<string, int>.Empty.Add(capability, generation))));

    private static Step FollowUp((string Module, string Activity) round, string capability, int generation) =>
        new($"follow up {round.Activity} {capability} {generation}", group => group.Decide(
            new AgreeFollowUp(round.Module, round.Activity, ImmutableDictionary<string, int>.Empty.Add(capability, generation))));

    private static Step Aim(string capability, int generation, DateOnly by, DateOnly today) =>
        new($"aim {capability} {generation} {by}", group =>
            group.Decide(new SetAmbition(capability, generation, Horizon.Short, by), today));

    private static Step Propose(string id, DateOnly review, DateOnly today) =>
        new($"propose {id} {review}", group =>
            group.Decide(new ProposeDecision("s", Horizon.Short, "o", review, "r", [], []), id, 1, today));

    private static Step Adopt(string id, string[] present, CourseStanding course) =>
        new($"adopt {id} {string.Join(',', present)}", group => group.Decide(new AdoptDecision(id, present, []), course, []));

    private static Step Supersede(string id, string by) =>
        new($"supersede {id} {by}", group => group.Decide(new SupersedeDecision(id, by)));

    private static Step Withdraw(string id, string reason) =>
        new($"withdraw {id} {reason}", group => group.Decide(new WithdrawDecision(id, reason)));

    private static Step Conclude(string id, string outcome) =>
        new($"conclude {id} {outcome}", group => group.Decide(new ConcludeDecision(id, outcome)));
}
