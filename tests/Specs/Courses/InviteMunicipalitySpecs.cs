using Xunit;

namespace Samlop.Courses;

public sealed class InviteMunicipalitySpecs : CourseSpec
{
    private static readonly InviteMunicipality Command = new("4203", 20);
    private static readonly string[] Region = ["4203", "4204"];

    [Fact]
    public void A_municipality_of_the_region_is_invited() => Given(Planned).When(course => course.Decide(Command, Region)).Then(Invited);

    [Fact]
    public void One_more_is_invited_while_the_course_runs() =>
        Running.When(course => course.Decide(new InviteMunicipality("4204", 1), Region)).Then(new MunicipalityInvited("4204", 1));

    [Fact]
    public void Inviting_it_twice_is_recorded_once() =>
        Given(Planned, Invited).When(course => course.Decide(Command, Region)).ThenNothing();

    [Fact]
    public void Other_seats_are_a_matter_of_the_municipality() =>
        Given(Planned, Invited).When(course => course.Decide(Command with { Seats = 21 }, Region))
            .ThenRefused("municipality-already-invited");

    [Fact]
    public void A_municipality_of_another_region_is_not_invited() =>
        Given(Planned).When(course => course.Decide(Command with { Municipality = "0301" }, Region))
            .ThenRefused("municipality-not-in-region");

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void Seats_are_from_1_to_500(int seats) =>
        Given(Planned).When(course => course.Decide(Command with { Seats = seats }, Region)).ThenRefused("seats-out-of-range");

    [Fact]
    public void Nobody_is_invited_to_a_course_that_has_ended() =>
        Completed.When(course => course.Decide(Command, Region)).ThenRefused("course-ended");
}
