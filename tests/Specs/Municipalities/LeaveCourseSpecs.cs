using Xunit;

namespace Samlop.Municipalities;

public sealed class LeaveCourseSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly LeaveCourse Command = new("spring");
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined Joined = new("spring", 20);
    private static readonly SeatTaken Taken = new("spring", "kari", "executives", Lead: true);

    [Fact]
    public void A_municipality_leaves_a_course() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command)).Then(new CourseLeft("spring"));

    [Fact]
    public void Leaving_twice_is_refused() =>
        Given(Registered, Joined, new CourseLeft("spring"))
            .When(municipality => municipality.Decide(Command)).ThenRefused("course-not-joined");

    [Fact]
    public void It_does_not_leave_its_participants_behind() =>
        Given(Registered, Joined, Taken).When(municipality => municipality.Decide(Command)).ThenRefused("seats-still-taken");

    [Fact]
    public void It_leaves_when_all_seats_are_given_back() =>
        Given(Registered, Joined, Taken, new SeatReleased("spring", "kari"))
            .When(municipality => municipality.Decide(Command)).Then(new CourseLeft("spring"));
}
