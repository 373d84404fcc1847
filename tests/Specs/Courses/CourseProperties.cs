using CsCheck;
using Samlop.Programmes;
using Shouldly;
using Xunit;

namespace Samlop.Courses;

/// <summary>Laws that hold for a course after any commands in any order.</summary>
public sealed class CourseProperties
{
    private static readonly string[] Modules = ["organization", "management", "strategy"];
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Texts Text = new("b", "n", "e");
    private static readonly ProgrammeView Programme = new(
        "p", 1, 1, 1, false, new ProgrammeContent(Text, Text, [.. Modules.Select(key => new Module(key, Text, Text, []))], []));

    private static readonly Gen<string> AnyModule = Gen.OneOf([.. Modules, "unknown"]);
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[-1, 13].Select(Start.AddDays);

    private static readonly Gen<Step> AnyStep = Gen.OneOf(
        Gen.Const(Plan()),
        Gen.Select(AnyModule, AnyDay, AnyDay, (module, on, opens) => Schedule(module, on, opens)),
        Gen.Select(AnyModule, AnyDay, (module, on) =>
            new Step($"reschedule {module} {on}", course => course.Decide(new RescheduleGathering(module, on, "r")))),
        Gen.OneOf("4203", "0301").Select(number => Invite(number)),
        Gen.OneOf("a", "b").Select(person => new Step($"appoint {person}", course => course.Decide(new AppointWorkingGroupMember(person)))),
        Gen.OneOf("a", "b").Select(person => new Step($"release {person}", course => course.Decide(new ReleaseWorkingGroupMember(person)))),
        Gen.OneOf(
            new Step("open enrolment", course => course.Decide(new OpenEnrolment())),
            new Step("close enrolment", course => course.Decide(new CloseEnrolment())),
            new Step("start", course => course.Decide(new StartCourse())),
            new Step("complete", course => course.Decide(new CompleteCourse()))),
        AnyModule.Select(Open),
        Gen.Select(AnyModule, AnyDay, Hold),
        AnyModule.Select(Close),
        AnyDay.Select(day => new Step($"tick {day}", course => course.FallsDue(day))));

    /// <summary>The regular course of a course, with any commands between its steps, cut off anywhere, or cancelled.</summary>
    private static readonly Gen<Step[]> AnyHistory =
        from noise in AnyStep.Array[0, 3].Array[Script().Length]
        from length in Gen.Int[0, Script().Length]
        from cancelled in Gen.Int[0, 3]
        select (Step[])[
            .. Script().Take(length).SelectMany((step, at) => noise[at].Prepend(step)),
            .. cancelled == 0 ? [new Step("cancel", course => course.Decide(new CancelCourse("r")))] : Array.Empty<Step>()];

    [Fact]
    public void The_same_command_again_changes_nothing() =>
        AnyHistory.ForAll(steps => Walk(steps, (_, step, after, _) => step.Try(after).ShouldBeEmpty()));

    [Fact]
    public void No_phase_is_skipped() => AnyHistory.ForAll(steps => Walk(steps, (before, _, after, _) =>
        (after.Phase == before.Phase
            || after.Phase == before.Phase + 1 && after.Phase <= CoursePhase.Completed
            || after.Phase is CoursePhase.Cancelled && !before.Ended).ShouldBeTrue()));

    [Fact]
    public void Modules_open_in_order() => AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) =>
    {
        after.Opened.Order().ShouldBe(after.Modules.Take(after.Opened.Count).Order());
        // ShouldAllBe would compile its expression anew for each step of each example.
        after.Modules.Take(after.Opened.Count - 1).All(module => after.Gatherings[module].HeldOn != null).ShouldBeTrue();
        after.Closed.ShouldBeSubsetOf(after.Opened);
    }));

    [Fact]
    public void A_gathering_is_held_only_on_the_day_it_is_set_on() => AnyHistory.ForAll(steps => Walk(steps, (before, _, _, facts) =>
    {
        foreach (var held in facts.OfType<GatheringHeld>())
            held.On.ShouldBe(before.Gatherings[held.Module].On);
    }));

    [Fact]
    public void Gatherings_come_in_the_order_of_the_modules() => AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) =>
        after.Modules.Where(after.Gatherings.ContainsKey).Select(module => after.Gatherings[module].On).ShouldBeInOrder()));

    [Fact]
    public void Nothing_falls_due_without_dates_ahead() =>
        Gen.Select(AnyHistory, AnyDay).ForAll((steps, day) => Walk(steps, (_, _, after, _) =>
            (after.HasDatesAhead || after.FallsDue(day).Count == 0).ShouldBeTrue()));

    [Fact]
    public void A_look_at_the_past_takes_facts_in_any_order() =>
        AnyHistory.SelectMany(steps => Gen.Shuffle(Recorded(steps))).ForAll(facts =>
            facts.Aggregate(Course.Initial, (course, fact) => course.Evolve(fact)).ShouldNotBeNull());

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() => AnyHistory.ForAll(steps => SnapshotLaw.Holds<Course, CourseFact>(Recorded(steps)));

    [Fact]
    public void A_course_that_goes_as_it_should_is_completed() => Recorded(Script())[^1].ShouldBeOfType<CourseCompleted>();

    private static Step[] Script() =>
    [
        Plan(), Invite("4203"), .. Modules.Select((module, at) => Schedule(module, Start.AddDays(3 + (3 * at)), Start.AddDays(3 * at))),
        new Step("open enrolment", course => course.Decide(new OpenEnrolment())),
        new Step("close enrolment", course => course.Decide(new CloseEnrolment())),
        new Step("start", course => course.Decide(new StartCourse())),
        .. Modules.SelectMany((module, at) => (Step[])[Open(module), Hold(module, Start.AddDays(3 + (3 * at))), Close(module)]),
        new Step("complete", course => course.Decide(new CompleteCourse())),
    ];

    private static Step Plan() => new("plan", course => course.Decide(new PlanCourse("n", "p", 1, Start, Start.AddDays(12)), Programme));

    private static Step Schedule(string module, DateOnly on, DateOnly opens) =>
        new($"schedule {module} {on} {opens}", course => course.Decide(new ScheduleGathering(module, on, "place", false, opens)));

    private static Step Invite(string number) =>
        new($"invite {number}", course => course.Decide(new InviteMunicipality(number, 5), ["4203"]));

    private static Step Open(string module) => new($"open {module}", course => course.Decide(new OpenModule(module)));

    private static Step Hold(string module, DateOnly day) =>
        new($"hold {module} {day}", course => course.Decide(new HoldGathering(module), day));

    private static Step Close(string module) => new($"close {module}", course => course.Decide(new CloseModule(module)));

    private static List<CourseFact> Recorded(Step[] steps)
    {
        var all = new List<CourseFact>();
        Walk(steps, (_, _, _, facts) => all.AddRange(facts));
        return all;
    }

    /// <summary>
    /// Carries out the steps one after the other; a refused step changes nothing. A course that does not exist can only be planned, as in
    /// the grain.
    /// </summary>
    private static void Walk(Step[] steps, Action<Course, Step, Course, IReadOnlyList<CourseFact>> look)
    {
        var course = Course.Initial;
        foreach (var step in steps.Where(step => course.Planned is not null || step.Name == "plan"))
        {
            var facts = step.Try(course);
            var after = facts.Aggregate(course, (state, fact) => state.Evolve(fact));
            look(course, step, after, facts);
            course = after;
        }
    }

    private sealed record Step(string Name, Func<Course, IReadOnlyList<CourseFact>> Decide)
    {
        public override string ToString() => Name;

        public IReadOnlyList<CourseFact> Try(Course course)
        {
            try
            {
                return Decide(course);
            }
            catch (Refused)
            {
                return [];
            }
        }
    }
}
