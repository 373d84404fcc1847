using Samlop.Courses;
using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class RecordReflectionSpecs : GroupSpec
{
    private static readonly RecordReflection Command = new("organization", "look-back", "We learned to ask.");
    private static readonly ReflectionRecorded Recorded = new("organization", "look-back", "We learned to ask.");

    [Fact]
    public void A_group_reflects() => Given(Group).When(group => group.Decide(Command, Course, Content)).Then(Recorded);

    [Fact]
    public void That_does_the_activity() =>
        ManagementGroup.Initial.Evolve(Recorded)
            .HasDone("organization", Content.Modules[0].Activities.Single(activity => activity.Key == "look-back")).ShouldBeTrue();

    [Fact]
    public void The_same_text_twice_is_recorded_once() =>
        Given(Group).And(Recorded).When(group => group.Decide(Command with { Text = " We learned to ask. " }, Course, Content))
            .ThenNothing();

    [Fact]
    public void Another_text_later_stands_beside_it() =>
        Given(Group).And(Recorded).When(group => group.Decide(Command with { Text = "We still ask." }, Course, Content))
            .Then(Recorded with { Text = "We still ask." });

    [Fact]
    public void It_says_something() =>
        Given(Group).When(group => group.Decide(Command with { Text = " " }, Course, Content)).ThenRefused("reflection-empty");

    [Theory]
    [InlineData("nothing")]
    [InlineData("talk")]
    [InlineData("own-thoughts")]
    public void The_activity_is_a_reflection_of_the_group(string activity) =>
        Given(Group).When(group => group.Decide(Command with { Activity = activity }, Course, Content)).ThenRefused("activity-unknown");

    [Fact]
    public void The_module_is_open() =>
        Given(Group).When(group => group.Decide(Command, Course with { Opened = [] }, Content)).ThenRefused("module-not-open");

    [Fact]
    public void The_course_runs() =>
        Given(Group).When(group => group.Decide(Command, Course with { Phase = CoursePhase.Cancelled }, Content))
            .ThenRefused("module-not-open");
}
