using Samlop.Courses;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class CompleteGroupActivitySpecs : GroupSpec
{
    private static readonly CompleteGroupActivity Command = new("organization", "talk", ["bo", "ane"]);
    private static readonly GroupActivityCompleted Completed = new("organization", "talk", ["ane", "bo"]);

    [Fact]
    public void A_quorum_completes_an_activity() => Given(Group).When(group => group.Decide(Command, Course, Content)).Then(Completed);

    [Fact]
    public void Completing_it_twice_is_recorded_once() =>
        Given(Group).And(Completed).When(group => group.Decide(Command with { Present = ["cato", "dina"] }, Course, Content)).ThenNothing();

    [Fact]
    public void The_activity_of_the_same_name_in_another_module_is_another() =>
        Given(Group).And(Completed).When(group =>
            group.Decide(Command with { Module = "technology" }, Course with { Opened = ["organization", "technology"] }, Content))
            .Then(Completed with { Module = "technology" });

    [Fact]
    public void One_of_four_is_no_quorum() =>
        Given(Group).When(group => group.Decide(Command with { Present = ["ane", "ane"] }, Course, Content))
            .ThenRefused("quorum-not-reached");

    [Fact]
    public void Half_of_them_is_no_quorum_where_it_takes_more() =>
        Given(Group).When(group => group.Decide(Command, Course with { Quorum = 51 }, Content)).ThenRefused("quorum-not-reached");

    [Fact]
    public void A_group_without_members_completes_nothing() =>
        Given(Formed).When(group => group.Decide(Command with { Present = [] }, Course, Content)).ThenRefused("quorum-not-reached");

    [Fact]
    public void Only_members_count() =>
        Given(Group).And(new MemberLeft("bo", "transferred"))
            .When(group => group.Decide(Command, Course, Content)).ThenRefused("not-a-member");

    [Fact]
    public void The_module_is_open() =>
        Given(Group).When(group => group.Decide(Command with { Module = "technology" }, Course, Content)).ThenRefused("module-not-open");

    [Fact]
    public void The_course_runs() =>
        Given(Group).When(group => group.Decide(Command, Course with { Phase = CoursePhase.Completed }, Content))
            .ThenRefused("module-not-open");

    [Theory]
    [InlineData("organization", "walk")]
    [InlineData("astronomy", "talk")]
    public void The_programme_has_the_activity(string module, string activity) =>
        Given(Group).When(group => group.Decide(Command with { Module = module, Activity = activity }, Course, Content))
            .ThenRefused("activity-unknown");

    [Fact]
    public void What_is_done_alone_is_not_done_by_the_group() =>
        Given(Group).When(group => group.Decide(Command with { Activity = "welcome" }, Course, Content))
            .ThenRefused("activity-not-in-group");

    [Theory]
    [InlineData("look-back")]
    [InlineData("sparring")]
    public void Reflections_and_dialogues_are_told_themselves(string activity) =>
        Given(Group).When(group => group.Decide(Command with { Activity = activity }, Course, Content))
            .ThenRefused("activity-needs-its-own-answer");
}
