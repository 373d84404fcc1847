using Xunit;

namespace Samlop.ManagementGroups;

public sealed class MoveGroupSpecs : GroupSpec
{
    private static readonly MoveGroup Command = new("4204");
    private static readonly GroupMoved Moved = new("4204");

    [Fact]
    public void A_group_moves_to_the_successor_of_its_municipality() => Given(Group).When(group => group.Decide(Command)).Then(Moved);

    [Fact]
    public void Moving_twice_is_recorded_once() => Given(Group).And(Moved).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void It_moves_nowhere_when_it_is_there() => Given(Group).When(group => group.Decide(new MoveGroup("4203"))).ThenNothing();
}
