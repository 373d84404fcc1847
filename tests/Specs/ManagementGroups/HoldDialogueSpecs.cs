using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class HoldDialogueSpecs : GroupSpec
{
    private static readonly HoldDialogue Command = new("organization", ["north", "east"], "Home care", "We share a rota");
    private static readonly DialogueHeld Held = new("d1", "organization", ["east", "north"], "Home care", "We share a rota");
    private static readonly GroupStanding North = new("north", "course", "4204", [], null);
    private static readonly GroupStanding East = new("east", "course", "4205", [], null);

    [Fact]
    public void Groups_of_different_municipalities_talk() =>
        Given(Group).When(group => group.Decide(Command, "d1", Course, [North, East])).Then(Held);

    [Fact]
    public void That_does_the_dialogues_of_the_module() =>
        ManagementGroup.Initial.Evolve(Held)
            .HasDone("organization", Content.Modules[0].Activities.Single(activity => activity.Key == "sparring")).ShouldBeTrue();

    [Fact]
    public void The_same_dialogue_twice_is_recorded_once() =>
        Given(Group).And(Held).When(group => group.Decide(Command with { With = ["east", "north", "east"] }, "d2", Course, [North, East]))
            .ThenNothing();

    [Fact]
    public void What_another_group_has_told_of_is_not_told_again() =>
        Given(Group).And(Held with { Dialogue = "theirs" }).When(group => group.Decide(Command, "d2", Course, [North, East])).ThenNothing();

    [Fact]
    public void Another_topic_is_another_dialogue() =>
        Given(Group).And(Held).When(group => group.Decide(Command with { Topic = "Schools" }, "d2", Course, [North, East]))
            .Then(Held with { Dialogue = "d2", Topic = "Schools" });

    [Fact]
    public void It_takes_others() =>
        Given(Group).When(group => group.Decide(Command with { With = [] }, "d1", Course, [])).ThenRefused("dialogue-needs-others");

    [Fact]
    public void It_has_a_topic() =>
        Given(Group).When(group => group.Decide(Command with { Topic = " " }, "d1", Course, [North, East])).ThenRefused("topic-empty");

    [Fact]
    public void The_others_exist() => Given(Group).When(group => group.Decide(Command, "d1", Course, [North])).ThenRefused("group-unknown");

    [Fact]
    public void They_are_in_the_same_course() =>
        Given(Group).When(group => group.Decide(Command, "d1", Course, [North, East with { Course = "other" }]))
            .ThenRefused("group-of-another-course");

    [Fact]
    public void They_are_of_other_municipalities() =>
        Given(Group).When(group => group.Decide(Command, "d1", Course, [North, East with { Municipality = "4203" }]))
            .ThenRefused("dialogue-same-municipality");

    [Fact]
    public void The_municipality_that_counts_is_the_one_it_has_moved_to() =>
        Given(Group).And(new GroupMoved("4204"))
            .When(group => group.Decide(Command, "d1", Course, [North, East])).ThenRefused("dialogue-same-municipality");

    [Fact]
    public void The_module_is_open() =>
        Given(Group).When(group => group.Decide(Command with { Module = "technology" }, "d1", Course, [North, East]))
            .ThenRefused("module-not-open");
}
