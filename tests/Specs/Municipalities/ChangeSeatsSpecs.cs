using Xunit;

namespace Samlop.Municipalities;

public sealed class ChangeSeatsSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly ChangeSeats Command = new("spring", 1);
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined Joined = new("spring", 20);
    private static readonly SeatTaken Kari = new("spring", "kari", "executives", Lead: true);
    private static readonly SeatTaken Ola = new("spring", "ola", "executives", Lead: false);

    [Fact]
    public void Seats_are_changed() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command)).Then(new SeatsChanged("spring", 1));

    [Fact]
    public void The_same_number_twice_is_recorded_once() =>
        Given(Registered, Joined, new SeatsChanged("spring", 1)).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void The_last_seats_taken_can_be_all_there_are() =>
        Given(Registered, Joined, Kari).When(municipality => municipality.Decide(Command)).Then(new SeatsChanged("spring", 1));

    [Fact]
    public void Seats_taken_cannot_be_taken_away() =>
        Given(Registered, Joined, Kari, Ola).When(municipality => municipality.Decide(Command)).ThenRefused("seats-below-taken");

    [Fact]
    public void A_course_that_was_not_joined_has_no_seats() =>
        Given(Registered).When(municipality => municipality.Decide(Command)).ThenRefused("course-not-joined");

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void Seats_are_from_1_to_500(int seats) =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command with { Seats = seats }))
            .ThenRefused("seats-out-of-range");

    [Fact]
    public void One_that_has_gone_into_another_has_no_seats_to_change() =>
        Given(Registered, Joined, new MunicipalityMerged("4204", [new InheritedCourse("spring", 20, [])]))
            .When(municipality => municipality.Decide(Command)).ThenRefused("municipality-merged");
}
