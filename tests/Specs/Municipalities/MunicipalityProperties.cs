using CsCheck;
using Samlop.NationalRegister;
using Xunit;

namespace Samlop.Municipalities;

public sealed class MunicipalityProperties
{
    private const string Number = "4203";

    private static readonly Gen<string> Course = Gen.OneOf("spring", "autumn");
    private static readonly Gen<string> Person = Gen.OneOf("kari", "ola", "anne", "per", "liv", "");
    private static readonly Gen<string> Group = Gen.OneOf("executives", "schools", "health");
    private static readonly Gen<string> Other = Gen.OneOf("4204", "4205", Number, "1103");
    private static readonly Gen<int> Seats = Gen.OneOf(0, 1, 2, 3, 500, 501);

    private static readonly Gen<object> Everyday = Gen.Frequency(
        (3, Gen.Select(Course, Seats, (course, seats) => (object)new JoinCourse(course, seats))),
        (2, Gen.Select(Course, Seats, (course, seats) => (object)new ChangeSeats(course, seats))),
        (8, Gen.Select(Course, Person, Group, Gen.Bool, (course, person, group, lead) =>
            (object)new TakeSeat(course, person, group, lead))),
        (3, Gen.Select(Course, Person, (course, person) => (object)new ReleaseSeat(course, person))),
        (1, Course.Select(course => (object)new LeaveCourse(course))),
        (1, Person.Select(person => (object)new NameContact(person))),
        (1, Person.Select(person => (object)new ReleaseContact(person))),
        (1, Gen.Bool.Select(inRegion => (object)(new RegisterMunicipality(), inRegion))));

    private static readonly Gen<object> Change = Gen.OneOf(
        Other.Select(successor => (object)new MergeMunicipality(successor)),
        Gen.Select(Group.List[0, 3], Group.List[0, 3], (one, other) => (object)Shares(one, other)),
        Gen.Select(Gen.OneOf("4201", "4202"), Everyday.List[0, 20], (predecessor, history) =>
            (object)new SucceedMunicipality(predecessor, HandedOver(After(history)))));

    private static readonly Gen<object> Command = Gen.Frequency((20, Everyday), (1, Change));

    [Fact]
    public void Whatever_was_decided_deciding_it_again_changes_nothing() => Command.List[0, 40].ForAll(commands =>
    {
        var municipality = Municipality.Initial;
        foreach (var command in commands)
        {
            municipality = Next(municipality, command);
            Assert.Empty(Try(municipality, command));
        }
    });

    [Fact]
    public void There_are_never_more_seats_taken_than_given() => Command.List[0, 60].ForAll(commands =>
    {
        var municipality = Municipality.Initial;
        foreach (var command in commands)
        {
            municipality = Next(municipality, command);
            Assert.All(municipality.Courses.Values, seats => Assert.InRange(seats.Holders.Count, 0, seats.Given));
        }
    });

    [Fact]
    public void A_merger_loses_no_seat_and_nobody() => Gen.Select(Everyday.List[0, 40], Everyday.List[0, 40]).ForAll((one, other) =>
    {
        var before = After(one);
        var successor = After(other);
        var after = Next(successor, new SucceedMunicipality(Number, HandedOver(before)));
        foreach (var course in before.Courses.Keys.Union(successor.Courses.Keys))
        {
            Assert.Equal(Given(before, course) + Given(successor, course), Given(after, course));
            Assert.Equal(Holders(before, course).Union(Holders(successor, course)).Order(), Holders(after, course).Order());
        }
    });

    [Fact]
    public void A_split_loses_no_seat_and_nobody_and_gives_no_share_more_people_than_seats() =>
        Gen.Select(Everyday.List[0, 40], Gen.Int[0, 7]).ForAll((history, ways) =>
        {
            var before = After(history);
            string[] groups = ["executives", "schools", "health"];
            var command = Shares(
                [.. groups.Where((_, bit) => (ways >> bit & 1) == 0)],
                [.. groups.Where((_, bit) => (ways >> bit & 1) == 1)]);
            var split = Assert.IsType<MunicipalitySplit>(Assert.Single(Try(before, command)));
            var courses = split.Shares.SelectMany(share => share.Courses).ToList();

            Assert.All(courses, course => Assert.InRange(course.Taken.Count, 0, course.Seats));
            foreach (var course in before.Courses.Keys)
            {
                var handedOver = courses.Where(one => one.Course == course).ToList();
                Assert.Equal(Given(before, course), handedOver.Sum(one => one.Seats));
                Assert.Equal(
                    Holders(before, course),
                    handedOver.SelectMany(one => one.Taken).Select(seat => seat.Participant).Order(StringComparer.Ordinal));
            }
        });

    /// <summary>A question about a day folds the facts by effective time: their order may differ from that of the decisions.</summary>
    [Fact]
    public void Facts_can_be_folded_in_any_order() => Command.List[0, 40].ForAll(commands =>
    {
        var facts = new List<MunicipalityFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Municipality.Initial, (state, fact) => state.Evolve(fact)), command));
        Assert.NotNull(Enumerable.Reverse(facts).Aggregate(Municipality.Initial, (state, fact) => state.Evolve(fact)));
    });

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() => Command.List[0, 40].ForAll(commands =>
    {
        var facts = new List<MunicipalityFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Municipality.Initial, (state, fact) => state.Evolve(fact)), command));
        SnapshotLaw.Holds<Municipality, MunicipalityFact>(facts);
    });

    private static SplitMunicipality Shares(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        new([new SplitShare("4204", one), new SplitShare("4205", other)]);

    private static Municipality After(IEnumerable<object> commands) =>
        commands.Prepend((new RegisterMunicipality(), true)).Aggregate(Municipality.Initial, Next);

    private static IReadOnlyList<InheritedCourse> HandedOver(Municipality municipality) =>
        municipality.Decide(new MergeMunicipality("4204"), Number, ["4204"]).OfType<MunicipalityMerged>().Single().Courses;

    private static int Given(Municipality municipality, string course) =>
        municipality.Courses.GetValueOrDefault(course, CourseSeats.None).Given;

    private static IEnumerable<string> Holders(Municipality municipality, string course) =>
        municipality.Courses.GetValueOrDefault(course, CourseSeats.None).Holders.Keys;

    private static Municipality Next(Municipality municipality, object command) =>
        Try(municipality, command).Aggregate(municipality, (state, fact) => state.Evolve(fact));

    private static IReadOnlyList<MunicipalityFact> Try(Municipality municipality, object command)
    {
        try
        {
            return command switch
            {
                (RegisterMunicipality c, bool inRegion) => municipality.Decide(c, MunicipalityRegister.All[Number], inRegion),
                JoinCourse c => municipality.Decide(c),
                ChangeSeats c => municipality.Decide(c),
                TakeSeat c => municipality.Decide(c),
                ReleaseSeat c => municipality.Decide(c),
                LeaveCourse c => municipality.Decide(c),
                NameContact c => municipality.Decide(c),
                ReleaseContact c => municipality.Decide(c),
                MergeMunicipality c => municipality.Decide(c, Number, ["4204", "4205"]),
                SplitMunicipality c => municipality.Decide(c, Number, ["4204", "4205"]),
                SucceedMunicipality c => municipality.Decide(c),
                _ => throw new ArgumentOutOfRangeException(nameof(command)),
            };
        }
        catch (Refused)
        {
            return [];
        }
    }
}
