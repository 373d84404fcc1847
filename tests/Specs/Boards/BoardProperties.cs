using CsCheck;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;
using Shouldly;
using Xunit;

namespace Samlop.Boards;

public sealed class BoardProperties : BoardSpecs
{
    [Fact]
    public void Boards_show_at_any_moment_what_the_facts_say_read_one_by_one() =>
        Gen.Select(AnyHistory.Histories, AnyHistory.Moments).ForAll((telling, moment) =>
        {
            var naive = new Naive(telling, moment);
            if (!naive.IsPlanned)
            {
                Should.Throw<Refused>(() => At(telling, moment)).Code.ShouldBe("not-found");
                return;
            }

            var board = At(telling, moment);
            EnrolmentBoard.Of(board).ShouldBe(naive.Enrolment());
            AttendanceBoard.Of(board).ShouldBe(naive.Attendance());
            ProgressBoard.Of(board).ShouldBe(naive.Progress());
        }, examples: 2000);

    private sealed class Naive
    {
        private const string Course = Telling.TheCourse;

        private readonly Telling _telling;
        private readonly Moment _others;
        private readonly HashSet<string> _held = [];

        public Naive(Telling telling, Moment moment)
        {
            _telling = telling;
            var own = telling.Of("course", Course);
            _others = NaiveHistory.Elsewhere(own, moment);
            var scheduled = new HashSet<string>();
            foreach (var fact in NaiveHistory.Counted(own, moment))
            {
                IsPlanned |= fact.Fact is CoursePlanned;
                if (fact.Fact is GatheringScheduled s)
                {
                    scheduled.Add(s.Module);
                    _held.Remove(s.Module);
                }

                if (fact.Fact is GatheringHeld h && scheduled.Contains(h.Module))
                    _held.Add(h.Module);
            }
        }

        public bool IsPlanned { get; }

        public List<EnrolmentRow> Enrolment() => Rows<EnrolmentRow>(municipality =>
        {
            int Count(string phase) => People().Count(person => person.Municipality == municipality && person.Phase == phase);
            return [new EnrolmentRow(
                municipality, Name(municipality), Seats(municipality), Count("invited"), Count("asking"),
                Count("enrolled"), Count("declined"), Count("withdrawn"), Count("finished"))];
        });

        public List<AttendanceRow> Attendance() => Rows<AttendanceRow>(municipality => SmallProgramme.Content.Modules.Select(module =>
        {
            var there = People().Where(person => person.Municipality == municipality && person.Phase is "enrolled" or "finished").ToList();
            var attended = there.Count(person => person.Attended(module.Key) == "attended");
            var substitutes = there.Count(person => person.Attended(module.Key) == "substitute");
            return new AttendanceRow(
                municipality, Name(municipality), module.Key, there.Count, attended, substitutes,
                _held.Contains(module.Key) ? there.Count - attended - substitutes : 0);
        }));

        public List<ProgressRow> Progress() => Rows<ProgressRow>(municipality =>
        {
            var rows = new List<ProgressRow>();
            var there = People().Where(person => person.Municipality == municipality && person.Phase is "enrolled" or "finished").ToList();
            foreach (var module in SmallProgramme.Content.Modules)
                foreach (var stage in Enum.GetValues<Stage>())
                {
                    string[] required = (module.Key, stage) switch
                    {
                        ("organization", Stage.PreWork) or ("management", Stage.PreWork) => ["film"],
                        ("organization", Stage.Gathering) => ["test"],
                        ("organization", Stage.PostWork) => ["thoughts"],
                        _ => [],
                    };
                    var done = there.Sum(person => required.Count(activity => person.Did(module.Key, activity)));
                    rows.Add(new ProgressRow(
                        municipality, Name(municipality), module.Key, stage, there.Count, done,
                        there.Count * required.Length, there.Count(person => person.Completed(module.Key))));
                }

            return rows;
        });

        private List<TRow> Rows<TRow>(Func<string, IEnumerable<TRow>> rows)
        {
            var result = new List<TRow>();
            foreach (var number in (string[])["4204", "4205", "4206"])
                if (Seats(number) > 0 || People().Any(person => person.Municipality == number))
                    result.AddRange(rows(number));
            return result;
        }

        private List<RecordedFact> Facts(string kind, string id) => NaiveHistory.Counted(_telling.Of(kind, id), _others);

        private bool IsRegistered(string number) => Facts("municipality", number).Any(fact => fact.Fact is MunicipalityRegistered);

        private string Name(string number) => IsRegistered(number) ? "Name" : "";

        private int Seats(string number)
        {
            var seats = 0;
            foreach (var fact in Facts("municipality", number))
                seats = fact.Fact switch
                {
                    CourseJoined { Course: Course } joined => joined.Seats,
                    SeatsChanged { Course: Course } changed => changed.Seats,
                    CourseLeft { Course: Course } or MunicipalityMerged => 0,
                    _ => seats,
                };
            return IsRegistered(number) ? seats : 0;
        }

        private string Successor(string number)
        {
            var passed = new List<string>();
            while (!passed.Contains(number))
            {
                passed.Add(number);
                var merged = Facts("municipality", number).Select(fact => fact.Fact).OfType<MunicipalityMerged>().LastOrDefault();
                if (!IsRegistered(number) || merged is null)
                    return number;
                number = merged.Successor;
            }

            return number;
        }

        private IEnumerable<Somebody> People()
        {
            foreach (var person in (string[])["a", "b", "c"])
            {
                var facts = Facts("participant", person);
                var (phase, group, municipality) = ("invited", "", "");
                foreach (var fact in facts)
                    (phase, group, municipality) = fact.Fact switch
                    {
                        ParticipantInvited { Course: Course } f => ("invited", f.Group, f.Municipality),
                        EnrolmentRequested { Course: Course } f => ("asking", f.Group, f.Municipality),
                        ParticipantEnrolled { Course: Course } f => ("enrolled", f.Group, f.Municipality),
                        ParticipantTransferred { Course: Course } f => (phase, f.ToGroup, f.ToMunicipality),
                        EnrolmentDeclined { Course: Course } => ("declined", group, municipality),
                        ParticipantWithdrew { Course: Course } => ("withdrawn", group, municipality),
                        _ => (phase, group, municipality),
                    };
                if (group.Length == 0)
                    continue;
                var ofGroup = Facts("management-group", group);
                if (ofGroup.Any(fact => fact.Fact is GroupFormed))
                    municipality = ofGroup
                        .Select(fact => fact.Fact switch { GroupFormed f => f.Municipality, GroupMoved f => f.Municipality, _ => null })
                        .Last(found => found is not null)!;
                var somebody = new Somebody(facts, Successor(municipality), phase);
                var finished = phase == "enrolled" && somebody.Completed("organization") && somebody.Completed("management");
                yield return finished ? somebody with { Phase = "finished" } : somebody;
            }
        }

        private sealed record Somebody(List<RecordedFact> Facts, string Municipality, string Phase)
        {
            public bool Did(string module, string activity) =>
                Facts.Any(fact => fact.Fact is ActivityCompleted f && f.Course == Course && f.Module == module && f.Activity == activity);

            public string Attended(string module)
            {
                var (attended, said) = ("", 0L);
                foreach (var fact in Facts)
                {
                    var says = fact.Fact switch
                    {
                        GatheringAttended f when f.Course == Course && f.Module == module => "attended",
                        SubstituteSent f when f.Course == Course && f.Module == module => "substitute",
                        AttendanceCorrected f when f.Course == Course && f.Module == module => f.Attended ? "attended" : "absent",
                        _ => null,
                    };
                    if (says is not null && fact.Version > said)
                        (attended, said) = (says, fact.Version);
                }

                return attended;
            }

            public bool Completed(string module) =>
                Attended(module) is "attended" or "substitute"
                && Did(module, "film")
                && (module == "management" || (Did(module, "test") && Did(module, "thoughts")));
        }
    }
}
