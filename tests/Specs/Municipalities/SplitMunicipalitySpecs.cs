using Xunit;

namespace Samlop.Municipalities;

public sealed class SplitMunicipalitySpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly SplitMunicipality Command = new([new SplitShare("4204", ["executives"]), new SplitShare("4205", ["schools"])]);
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined Joined = new("spring", 20);
    private static readonly SeatTaken Kari = new("spring", "kari", "executives", Lead: true);
    private static readonly SeatTaken Ola = new("spring", "ola", "schools", Lead: true);
    private static readonly SeatTaken Anne = new("spring", "anne", "schools", Lead: false);

    [Fact]
    public void Seats_follow_the_groups_and_the_first_successor_gets_the_rest() =>
        Given(Registered, Joined, Kari, Ola, Anne).When(Splitting(Command)).Then(new MunicipalitySplit([
            new InheritedShare("4204", ["executives"], [new InheritedCourse("spring", 18, [new InheritedSeat("kari", "executives")])]),
            new InheritedShare(
                "4205", ["schools"],
                [new InheritedCourse("spring", 2, [new InheritedSeat("anne", "schools"), new InheritedSeat("ola", "schools")])])]));

    [Fact]
    public void A_course_without_seats_for_a_share_is_not_handed_to_it() =>
        Given(Registered, new CourseJoined("spring", 1), Ola).When(Splitting(Command)).Then(new MunicipalitySplit([
            new InheritedShare("4204", ["executives"], []),
            new InheritedShare("4205", ["schools"], [new InheritedCourse("spring", 1, [new InheritedSeat("ola", "schools")])])]));

    [Fact]
    public void Splitting_twice_is_refused() =>
        Given(Registered, new MunicipalitySplit([new InheritedShare("4204", [], []), new InheritedShare("4205", [], [])]))
            .When(Splitting(Command)).ThenRefused("municipality-merged");

    [Fact]
    public void What_has_gone_into_another_is_not_split() =>
        Given(Registered, new MunicipalityMerged("4204", [])).When(Splitting(Command)).ThenRefused("municipality-merged");

    [Fact]
    public void It_takes_two() => Given(Registered).When(Splitting(new([new SplitShare("4204", [])]))).ThenRefused("split-needs-two");

    [Fact]
    public void The_same_one_twice_is_not_two() =>
        Given(Registered).When(Splitting(new([new SplitShare("4204", []), new SplitShare("4204", [])]))).ThenRefused("split-needs-two");

    [Fact]
    public void It_does_not_succeed_itself() =>
        Given(Registered).When(Splitting(new([new SplitShare("4204", []), new SplitShare("4203", [])]))).ThenRefused("successor-is-itself");

    [Fact]
    public void It_goes_to_those_that_stand_in_the_region() =>
        Given(Registered).When(Splitting(new([new SplitShare("4204", []), new SplitShare("1103", [])]))).ThenRefused("successor-unknown");

    [Fact]
    public void No_group_is_left_behind() =>
        Given(Registered, Joined, Kari).When(Splitting(new([new SplitShare("4204", []), new SplitShare("4205", ["schools"])])))
            .ThenRefused("split-leaves-group-behind");

    [Fact]
    public void No_group_goes_two_ways() =>
        Given(Registered, Joined, Kari)
            .When(Splitting(new([new SplitShare("4204", ["executives"]), new SplitShare("4205", ["executives"])])))
            .ThenRefused("split-leaves-group-behind");

    private static Func<Municipality, IReadOnlyList<MunicipalityFact>> Splitting(SplitMunicipality command) =>
        municipality => municipality.Decide(command, "4203", ["4204", "4205"]);
}
