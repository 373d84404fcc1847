using Xunit;

namespace Samlop.ManagementGroups;

public sealed class SetAmbitionSpecs : GroupSpec
{
    private static readonly SetAmbition Command = new("data", 4, Horizon.Long, new DateOnly(2027, 1, 1));

    [Fact]
    public void A_group_that_knows_where_it_stands_sets_an_ambition() =>
        Given(Group).And(FirstRound, StartsAtTwo).When(group => group.Decide(Command, Today)).Then(AimsAtFour);

    [Fact]
    public void The_same_ambition_twice_is_recorded_once() =>
        Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour).When(group => group.Decide(Command, Today)).ThenNothing();

    [Fact]
    public void Another_ambition_is_a_revision() =>
        Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour)
            .When(group => group.Decide(Command with { Generation = 5 }, Today)).ThenRefused("ambition-already-set");

    [Fact]
    public void It_is_set_again_after_it_was_withdrawn() =>
        Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour, new AmbitionWithdrawn("data", "Too much"))
            .When(group => group.Decide(Command, Today)).Then(AimsAtFour);

    [Fact]
    public void A_group_without_a_starting_point_is_refused() =>
        Given(Group).When(group => group.Decide(Command, Today)).ThenRefused("starting-point-not-agreed");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void It_aims_above_the_starting_point_and_at_most_at_the_fifth_generation(int generation) =>
        Given(Group).And(FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command with { Generation = generation }, Today)).ThenRefused("ambition-out-of-reach");

    [Fact]
    public void It_lies_ahead() =>
        Given(Group).And(FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command with { By = Today.AddDays(-1) }, Today)).ThenRefused("ambition-in-the-past");

    [Fact]
    public void Today_is_not_the_past() =>
        Given(Group).And(FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command with { By = Today }, Today)).Then(AimsAtFour with { By = Today });
}
