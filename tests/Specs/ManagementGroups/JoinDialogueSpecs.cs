using Xunit;

namespace Samlop.ManagementGroups;

public sealed class JoinDialogueSpecs : GroupSpec
{
    private static readonly JoinDialogue Command = new("d1", "technology", ["south"], "Home care", "We share a rota");
    private static readonly DialogueHeld Held = new("d1", "technology", ["south"], "Home care", "We share a rota");

    [Fact]
    public void A_group_remembers_a_dialogue_that_another_has_told_of_even_where_its_own_work_is_not_open() =>
        Given(Group).When(group => group.Decide(Command)).Then(Held);

    [Fact]
    public void Joining_twice_is_recorded_once() => Given(Group).And(Held).When(group => group.Decide(Command)).ThenNothing();
}
