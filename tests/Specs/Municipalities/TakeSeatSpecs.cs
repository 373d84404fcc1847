using Xunit;

namespace Samlop.Municipalities;

public sealed class TakeSeatSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly TakeSeat Command = new("spring", "kari", "executives", Lead: true);
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined OneSeat = new("spring", 1);
    private static readonly SeatTaken Kari = new("spring", "kari", "executives", Lead: true);
    private static readonly SeatTaken Ola = new("spring", "ola", "executives", Lead: false);

    [Fact]
    public void A_participant_takes_a_seat() => Given(Registered, OneSeat).When(municipality => municipality.Decide(Command)).Then(Kari);

    [Fact]
    public void Asking_twice_takes_one_seat() =>
        Given(Registered, OneSeat, Kari).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void Asking_for_another_group_keeps_the_seat_for_that_one() =>
        Given(Registered, OneSeat, Kari).When(municipality => municipality.Decide(Command with { Group = "schools" }))
            .Then(new SeatTaken("spring", "kari", "schools", Lead: true));

    [Fact]
    public void There_is_never_one_seat_more_than_given() =>
        Given(Registered, OneSeat, Ola).When(municipality => municipality.Decide(Command)).ThenRefused("no-seat-left");

    [Fact]
    public void A_seat_given_back_can_be_taken() =>
        Given(Registered, OneSeat, Ola, new SeatReleased("spring", "ola")).When(municipality => municipality.Decide(Command)).Then(Kari);

    [Fact]
    public void A_seat_in_one_course_is_none_in_another() =>
        Given(Registered, OneSeat, Kari, new CourseJoined("autumn", 1))
            .When(municipality => municipality.Decide(Command with { Course = "autumn" }))
            .Then(new SeatTaken("autumn", "kari", "executives", Lead: true));

    [Fact]
    public void A_course_that_was_not_joined_has_no_seats() =>
        Given(Registered).When(municipality => municipality.Decide(Command)).ThenRefused("course-not-joined");

    [Fact]
    public void One_that_has_gone_into_another_gives_no_seats() =>
        Given(Registered, OneSeat, new MunicipalityMerged("4204", [new InheritedCourse("spring", 1, [])]))
            .When(municipality => municipality.Decide(Command)).ThenRefused("municipality-merged");
}
