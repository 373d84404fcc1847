using System.Text.Json;
using CsCheck;
using Samlop.ManagementGroups;
using Samlop.People;
using Samlop.Programmes;
using Shouldly;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

/// <summary>Laws that hold for a participant after any commands in any order.</summary>
public sealed class ParticipantProperties
{
    private static readonly string[] Groups = [Executives, Digital, Neighbours];
    private static readonly string[] Modules = [Organization, Management];
    private static readonly string[] OrganizationNeeds = ["welcome", "mapping", "mirror"];

    /// <summary>A command to try.</summary>
    /// <param name="IsNewEachTime">The same command again records another fact: it revises a person's own text.</param>
    private sealed record Step(string Name, Func<Participant, IReadOnlyList<ParticipantFact>> Decide, bool IsNewEachTime = false)
    {
        public override string ToString() => Name;
    }

    private static readonly Gen<Step> Steps =
        from kind in Gen.Frequency((40, Gen.Int[0, 13]), (1, Gen.Int[14, 15]))
        from course in Gen.Frequency((5, Gen.Const(Spring)), (1, Gen.Const("autumn")))
        from grp in Gen.Int[0, 2].Select(i => Groups[i])
        from module in Gen.Int[0, 1].Select(i => Modules[i])
        from flag in Gen.Bool
        select Make(kind, course, grp, module, flag);

    /// <summary>Some begin in the group, some with most of the work done: random commands alone seldom get that far.</summary>
    private static readonly Gen<Step[]> Histories =
        from begin in Gen.Int[0, 2].Select(i => (Step[])(i switch { 0 => [], 1 => Joining, _ => [.. Joining, .. Working] }))
        from rest in Steps.Array[0, 30]
        select (Step[])[.. begin, .. rest];

    private static Step[] Joining =>
    [
        Make(0, Spring, Executives, Organization, false),
        Make(1, Spring, Executives, Organization, true),
        Make(2, Spring, Executives, Organization, false),
    ];

    private static Step[] Working =>
    [
        Make(7, Spring, Executives, Organization, true),
        Make(8, Spring, Executives, Organization, true),
        Make(9, Spring, Executives, Organization, true),
        Make(10, Spring, Executives, Organization, true),
        Make(7, Spring, Executives, Management, true),
    ];

    [Fact]
    public void Deciding_again_yields_nothing_or_a_refusal() => Check(steps =>
    {
        var person = Participant.Initial;
        foreach (var step in steps)
        {
            person = Try(person, step).Aggregate(person, (state, fact) => state.Evolve(fact));
            if (!step.IsNewEachTime)
                Try(person, step).ShouldBeEmpty(step.Name);
        }
    });

    [Fact]
    public void A_person_is_in_one_group_of_a_course_at_the_most() => Check(steps =>
    {
        var groups = new Dictionary<string, string>();
        foreach (var fact in Run(steps))
            switch (fact)
            {
                case ParticipantEnrolled enrolled:
                    groups.TryAdd(enrolled.Course, enrolled.Group).ShouldBeTrue();
                    break;
                case ParticipantTransferred transferred:
                    groups[transferred.Course].ShouldBe(transferred.FromGroup);
                    groups[transferred.Course] = transferred.ToGroup;
                    break;
                case ParticipantWithdrew withdrew:
                    if (groups.TryGetValue(withdrew.Course, out var left))
                        left.ShouldBe(withdrew.Group);
                    groups.Remove(withdrew.Course);
                    break;
                case PlaceNotWanted unwanted:
                    groups.GetValueOrDefault(unwanted.Course).ShouldNotBe(unwanted.Group);
                    break;
            }
    });

    [Fact]
    public void Every_place_that_came_is_taken_or_given_back() => Check(steps =>
    {
        var person = Run(steps).Aggregate(Participant.Initial, (state, fact) => state.Evolve(fact));
        foreach (var (course, enrolment) in person.Courses)
            foreach (var group in enrolment.Awaited.Keys)
                person.Decide(new ConfirmPlace(course, group)).ShouldHaveSingleItem().ShouldBeAssignableTo<ParticipantFact>();
    });

    [Fact]
    public void A_module_is_complete_when_the_law_says_so_and_only_then() => Check(steps =>
    {
        var person = Participant.Initial;
        foreach (var step in steps)
        {
            person = Try(person, step).Aggregate(person, (state, fact) => state.Evolve(fact));
            foreach (var enrolment in person.Courses.Values)
            {
                foreach (var module in Content.Modules)
                    enrolment.Progress(module.Key).Complete.ShouldBe(IsComplete(module, enrolment.Progress(module.Key)), step.Name);
                enrolment.Finished.ShouldBe(Content.Modules.All(module => IsComplete(module, enrolment.Progress(module.Key))), step.Name);
            }
        }
    });

    [Fact]
    public void Nothing_is_written_of_who_is_erased_but_answers_to_what_was_asked() => Check(steps =>
    {
        var person = Run(steps).Aggregate(Participant.Initial, (state, fact) => state.Evolve(fact));
        person = person.Decide(new ErasePersonalData(), new Dictionary<string, string>())
            .Aggregate(person, (state, fact) => state.Evolve(fact));
        foreach (var step in steps)
            Try(person, step).Where(fact => fact is not (PlaceNotWanted or ParticipantTransferred or TransferDeclined))
                .ShouldBeEmpty(step.Name);
    });

    [Fact]
    public void A_state_takes_any_fact_in_any_order_erased_or_not() =>
        Gen.Select(Histories, Gen.Shuffle(EveryKind)).ForAll((steps, others) =>
        {
            var begun = Run(steps).Aggregate(Participant.Initial, (state, fact) => state.Evolve(fact));
            var person = others.Aggregate(begun, (state, fact) => state.Evolve(fact));
            person.Erased.ShouldBeTrue();
            others.Aggregate(person, (state, fact) => state.Evolve(fact)).Erased.ShouldBeTrue();
        }, examples: Iterations);

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() => Gen.Select(Histories, Gen.Shuffle(EveryKind)).ForAll((steps, others) =>
        SnapshotLaw.Holds<Participant, ParticipantFact>([.. Run(steps), .. others]));

    [Fact]
    public void There_is_one_fact_of_every_kind_among_them() =>
        EveryKind.Select(fact => fact.GetType())
            .ShouldBe(FactNames.All.Keys.Where(type => type.IsSubclassOf(typeof(ParticipantFact))), ignoreOrder: true);

    [Fact]
    public void Every_fact_is_read_as_it_was_written()
    {
        foreach (var fact in EveryKind.Append(Withdrew with { Reason = null }))
            JsonSerializer.Deserialize(JsonSerializer.Serialize<object>(fact, FactJson.Options), fact.GetType(), FactJson.Options)
                .ShouldBe(fact);
    }

    private static readonly ParticipantFact[] EveryKind =
    [
        Invited, new DetailsCorrected(Details), Requested, Enrolled, Declined,
        MoveAsked, Moved, new TransferDeclined(Spring, Neighbours, Arendal, "group-full"),
        Withdrew, new PlaceNotWanted(Spring, Kristiansand, Executives, true),
        .. WorkOfOrganization, new GatheringAttended(Spring, Organization),
        new AttendanceCorrected(Spring, Organization, false, Reason), new SubstituteSent(Spring, Organization, Substitute),
        new ModuleCompleted(Spring, Organization), new ModuleReopened(Spring, Organization), new CourseFinished(Spring), Restricted, Erased,
    ];

    /// <summary>Enough that every kind of fact is reached many times.</summary>
    private const int Iterations = 1000;

    private static void Check(Action<Step[]> law) => Histories.ForAll(law, examples: Iterations);

    /// <summary>The rule once more, written in another way.</summary>
    private static bool IsComplete(Module module, ModuleProgress progress) =>
        (progress.Attendance == Attendance.Attended || progress.Attendance == Attendance.Substitute)
        && (module.Key == Management ? progress.Done.Contains("reading") : progress.Done.IsSupersetOf(OrganizationNeeds));

    private static List<ParticipantFact> Run(IEnumerable<Step> steps)
    {
        var facts = new List<ParticipantFact>();
        var person = Participant.Initial;
        foreach (var step in steps)
            foreach (var fact in Try(person, step))
            {
                facts.Add(fact);
                person = person.Evolve(fact);
            }
        return facts;
    }

    private static IReadOnlyList<ParticipantFact> Try(Participant person, Step step)
    {
        try
        {
            return step.Decide(person);
        }
        catch (Refused)
        {
            return [];
        }
    }

    private static Step Make(int kind, string course, string group, string module, bool flag)
    {
        var municipality = group == Neighbours ? Arendal : Kristiansand;
        var standing = Running with { Course = course };
        var teaching = new Teaching(standing, Content);
        var target = new GroupStanding(group, course, municipality, [], null);
        var activity = module == Management ? "reading" : flag ? "welcome" : "in-depth";
        var today = (Participant person) => person.Courses.GetValueOrDefault(course, Enrolment.None).Municipality;
        var name = (string verb) => $"{verb} ({course}, {group}, {module}, {flag})";
        return kind switch
        {
            0 => new(name("invite"), person =>
                person.Decide(new InviteParticipant(course, municipality, group, flag, Kari), standing, target, true, Details)),
            1 => new(name("enrol"), person =>
                person.Decide(new EnrolParticipant(course), flag ? Enrolling : standing, today(person), true)),
            2 => new(name("confirm"), person => person.Decide(new ConfirmPlace(course, group))),
            3 => new(name("decline"), person => person.Decide(new DeclinePlace(course, group, "group-full"))),
            4 => new(name("correct details"), person =>
                person.Decide(new CorrectDetails(Kari), person.Details == new Sealed(group) ? Kari : null, true, new Sealed(group))),
            5 => new(name("transfer"), person =>
                person.Decide(new TransferParticipant(course, group, "Moves."), standing, target, today(person), Reason)),
            6 => new(name("withdraw"), person => person.Decide(new WithdrawParticipant(course, "Has another job."), today(person), Reason)),
            7 => new(name("complete activity"), person => person.Decide(new CompleteActivity(course, module, activity), teaching)),
            8 => new(name("answer mapping"), person => person.Decide(
                new AnswerMapping(course, Organization, "mapping", 2, new Dictionary<string, int> { ["culture"] = 2, ["data"] = 3 }),
                teaching, Answers)),
            9 => new(
                name("write reflection"),
                person => person.Decide(new WriteReflection(course, Organization, "mirror", "So."), teaching, Text),
                IsNewEachTime: true),
            10 => new(name("attend"), person => person.Decide(new AttendGathering(course, module), teaching)),
            11 or 12 => new(name("correct attendance"), person =>
                person.Decide(new CorrectAttendance(course, module, flag, "So it was."), teaching, Reason)),
            13 => new(name("send substitute"), person => person.Decide(
                new SendSubstitute(course, module, "Ola"), teaching,
                person.SubstituteIn(course, module) is null ? null : "Ola", Substitute)),
            14 => new(name("restrict"), person => person.Decide(new RestrictPersonalData(flag))),
            _ => new(name("erase"), person => flag ? person.Decide(new ErasePersonalData(), new Dictionary<string, string>()) : []),
        };
    }
}
