using Samlop.Courses;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class FormGroupSpecs : GroupSpec
{
    private static readonly FormGroup Command = new("course", "4203", "Rådmannens ledergruppe");

    [Fact]
    public void A_group_is_formed() => Given().When(group => group.Decide(Command, Course)).Then(Formed);

    [Fact]
    public void Its_name_has_no_blanks_around_it() =>
        Given().When(group => group.Decide(Command with { Name = " Rådmannens ledergruppe " }, Course)).Then(Formed);

    [Fact]
    public void Forming_it_twice_is_recorded_once() => Given(Formed).When(group => group.Decide(Command, Course)).ThenNothing();

    [Fact]
    public void Forming_it_twice_is_recorded_once_after_it_has_moved() =>
        Given(Formed, new GroupMoved("4204")).When(group => group.Decide(Command, Course)).ThenNothing();

    [Fact]
    public void It_is_not_formed_again_as_something_else() =>
        Given(Formed).When(group => group.Decide(Command with { Name = "Skole" }, Course)).ThenRefused("group-formed-otherwise");

    [Fact]
    public void It_needs_a_name() =>
        Given().When(group => group.Decide(Command with { Name = " " }, Course)).ThenRefused("group-name-empty");

    [Fact]
    public void Its_municipality_takes_part_in_the_course() =>
        Given().When(group => group.Decide(Command with { Municipality = "0301" }, Course)).ThenRefused("municipality-not-in-course");

    [Theory]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void A_course_that_has_ended_takes_no_more_groups(CoursePhase phase) =>
        Given().When(group => group.Decide(Command, Course with { Phase = phase })).ThenRefused("course-ended");
}
