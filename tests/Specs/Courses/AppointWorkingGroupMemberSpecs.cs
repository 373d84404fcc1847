using Xunit;

namespace Samlop.Courses;

public sealed class AppointWorkingGroupMemberSpecs : CourseSpec
{
    private static readonly AppointWorkingGroupMember Command = new("p-17");
    private static readonly WorkingGroupMemberAppointed Appointed = new("p-17");

    [Fact]
    public void A_person_is_appointed() => Given(Planned).When(course => course.Decide(Command)).Then(Appointed);

    [Fact]
    public void Appointing_twice_is_recorded_once() => Given(Planned, Appointed).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void Somebody_sees_to_what_is_left_of_a_course_that_has_ended() =>
        Completed.When(course => course.Decide(Command)).Then(Appointed);

    [Fact]
    public void It_is_somebody() => Given(Planned).When(course => course.Decide(Command with { Person = " " })).ThenRefused("person-empty");
}
