using Xunit;

namespace Samlop.Courses;

public sealed class ReleaseWorkingGroupMemberSpecs : CourseSpec
{
    private static readonly ReleaseWorkingGroupMember Command = new("p-17");
    private static readonly WorkingGroupMemberAppointed Appointed = new("p-17");
    private static readonly WorkingGroupMemberReleased Released = new("p-17");

    [Fact]
    public void A_member_is_released() => Given(Planned, Appointed).When(course => course.Decide(Command)).Then(Released);

    [Fact]
    public void A_member_is_not_released_twice() =>
        Given(Planned, Appointed, Released).When(course => course.Decide(Command)).ThenRefused("not-in-working-group");

    [Fact]
    public void Who_was_released_may_be_appointed_again() =>
        Given(Planned, Appointed, Released).When(course => course.Decide(new AppointWorkingGroupMember("p-17"))).Then(Appointed);
}
