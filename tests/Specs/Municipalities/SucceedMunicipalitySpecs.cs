using Xunit;

namespace Samlop.Municipalities;

public sealed class SucceedMunicipalitySpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly InheritedCourse Inherited = new("spring", 2, [new InheritedSeat("kari", "executives")]);
    private static readonly SucceedMunicipality Command = new("4203", [Inherited]);
    private static readonly MunicipalityRegistered Registered = new("Kristiansand", "Agder");
    private static readonly CourseJoined OneSeat = new("spring", 1);
    private static readonly SeatTaken Ola = new("spring", "ola", "schools", Lead: true);
    private static readonly MunicipalitySucceeded Succeeded = new("4203", [Inherited]);

    [Fact]
    public void It_takes_over() => Given(Registered).When(municipality => municipality.Decide(Command)).Then(Succeeded);

    [Fact]
    public void Taking_over_twice_is_recorded_once() =>
        Given(Registered, Succeeded).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void It_takes_over_from_several() =>
        Given(Registered, Succeeded).When(municipality => municipality.Decide(new SucceedMunicipality("4202", [])))
            .Then(new MunicipalitySucceeded("4202", []));

    [Fact]
    public void One_that_has_itself_gone_into_another_takes_nothing_over() =>
        Given(Registered, new MunicipalityMerged("4205", []))
            .When(municipality => municipality.Decide(Command)).ThenRefused("municipality-merged");

    [Fact]
    public void Seats_add_up() =>
        Given(Registered, OneSeat, Ola, Succeeded)
            .When(municipality => municipality.Decide(new TakeSeat("spring", "anne", "schools", Lead: false)))
            .Then(new SeatTaken("spring", "anne", "schools", Lead: false));

    [Fact]
    public void Seats_that_came_taken_stay_taken() =>
        Given(Registered, OneSeat, Ola, Succeeded, new SeatTaken("spring", "anne", "schools", Lead: false))
            .When(municipality => municipality.Decide(new TakeSeat("spring", "per", "schools", Lead: false))).ThenRefused("no-seat-left");

    [Fact]
    public void Who_held_a_seat_before_holds_it_here() =>
        Given(Registered, Succeeded).When(municipality => municipality.Decide(new ReleaseSeat("spring", "kari")))
            .Then(new SeatReleased("spring", "kari"));
}
