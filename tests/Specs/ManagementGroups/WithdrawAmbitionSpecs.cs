using Xunit;

namespace Samlop.ManagementGroups;

public sealed class WithdrawAmbitionSpecs : GroupSpec
{
    private static readonly WithdrawAmbition Command = new("data", "Too much");
    private static readonly AmbitionWithdrawn Withdrawn = new("data", "Too much");

    private static Story Ambitious => Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour);

    [Fact]
    public void An_ambition_is_withdrawn() => Ambitious.When(group => group.Decide(Command)).Then(Withdrawn);

    [Fact]
    public void It_is_withdrawn_once() => Ambitious.And(Withdrawn).When(group => group.Decide(Command)).ThenRefused("ambition-not-set");

    [Fact]
    public void It_says_why() => Ambitious.When(group => group.Decide(Command with { Reason = "" })).ThenRefused("reason-empty");
}
