using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ReviseAmbitionSpecs : GroupSpec
{
    private static readonly ReviseAmbition Command = new("data", 3, Horizon.Short, new DateOnly(2026, 12, 1), "Money is short");
    private static readonly AmbitionRevised Revised = new("data", 3, Horizon.Short, new DateOnly(2026, 12, 1), "Money is short");

    private static Story Ambitious => Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour);

    [Fact]
    public void An_ambition_is_revised() => Ambitious.When(group => group.Decide(Command, Today)).Then(Revised);

    [Fact]
    public void The_same_revision_twice_is_recorded_once() =>
        Ambitious.And(Revised).When(group => group.Decide(Command, Today)).ThenNothing();

    [Fact]
    public void There_is_an_ambition_to_revise() =>
        Given(Group).And(FirstRound, StartsAtTwo).When(group => group.Decide(Command, Today)).ThenRefused("ambition-not-set");

    [Fact]
    public void What_was_withdrawn_is_not_revised() =>
        Ambitious.And(new AmbitionWithdrawn("data", "Too much"))
            .When(group => group.Decide(Command, Today)).ThenRefused("ambition-not-set");

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void It_stays_in_reach(int generation) =>
        Ambitious.When(group => group.Decide(Command with { Generation = generation }, Today)).ThenRefused("ambition-out-of-reach");

    [Fact]
    public void It_lies_ahead() =>
        Ambitious.When(group => group.Decide(Command with { By = Today.AddDays(-1) }, Today)).ThenRefused("ambition-in-the-past");

    [Fact]
    public void It_says_why() => Ambitious.When(group => group.Decide(Command with { Reason = " " }, Today)).ThenRefused("reason-empty");
}
