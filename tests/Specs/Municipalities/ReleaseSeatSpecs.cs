using Xunit;

namespace Samlop.Municipalities;

public sealed class ReleaseSeatSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly ReleaseSeat Command = new("spring", "kari");
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined Joined = new("spring", 20);
    private static readonly SeatTaken Taken = new("spring", "kari", "executives", Lead: true);
    private static readonly SeatReleased Released = new("spring", "kari");

    [Fact]
    public void A_seat_is_given_back() =>
        Given(Registered, Joined, Taken).When(municipality => municipality.Decide(Command)).Then(Released);

    [Fact]
    public void Giving_it_back_twice_is_recorded_once() =>
        Given(Registered, Joined, Taken, Released).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void Who_holds_no_seat_gives_none_back() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void A_seat_in_another_course_stays() =>
        Given(Registered, Joined, Taken).When(municipality => municipality.Decide(Command with { Course = "autumn" })).ThenNothing();

    [Fact]
    public void A_seat_that_was_handed_over_is_given_back_to_the_successor() =>
        Given(
            Registered, Joined, Taken,
            new MunicipalityMerged("4204", [new InheritedCourse("spring", 20, [new InheritedSeat("kari", "executives")])]))
            .When(municipality => municipality.Decide(Command)).ThenNothing();
}
