using Xunit;

namespace Samlop.Municipalities;

public sealed class JoinCourseSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly JoinCourse Command = new("spring", 20);
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly CourseJoined Joined = new("spring", 20);

    [Fact]
    public void A_municipality_joins_a_course() => Given(Registered).When(municipality => municipality.Decide(Command)).Then(Joined);

    [Fact]
    public void Joining_twice_is_recorded_once() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void Joining_again_does_not_change_the_seats() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(Command with { Seats = 5 })).ThenNothing();

    [Fact]
    public void It_takes_part_in_several_courses() =>
        Given(Registered, Joined).When(municipality => municipality.Decide(new JoinCourse("autumn", 8)))
            .Then(new CourseJoined("autumn", 8));

    [Fact]
    public void It_can_join_again_after_it_left() =>
        Given(Registered, Joined, new CourseLeft("spring")).When(municipality => municipality.Decide(Command)).Then(Joined);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(501)]
    public void Seats_are_from_1_to_500(int seats) =>
        Given(Registered).When(municipality => municipality.Decide(Command with { Seats = seats })).ThenRefused("seats-out-of-range");

    [Fact]
    public void One_that_has_gone_into_another_joins_nothing() =>
        Given(Registered, new MunicipalityMerged("4204", []))
            .When(municipality => municipality.Decide(Command)).ThenRefused("municipality-merged");
}
