using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AgreeStartingPointSpecs : GroupSpec
{
    private static readonly AgreeStartingPoint Command = new("organization", "mapping", new Dictionary<string, int> { ["data"] = 2 });

    [Fact]
    public void A_group_agrees_where_it_stands_and_keeps_the_aggregate_as_evidence() =>
        Given(Group).And(FirstRound).When(group => group.Decide(Command)).Then(StartsAtTwo);

    [Fact]
    public void Agreeing_twice_is_recorded_once() =>
        Given(Group).And(FirstRound, StartsAtTwo).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void Another_capability_is_agreed_on_later() =>
        Given(Group).And(FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command with { Generations = new Dictionary<string, int> { ["people"] = 3 } }))
            .Then(StartsAtTwo with { Generations = new Dictionary<string, int> { ["people"] = 3 } });

    [Fact]
    public void A_starting_point_is_agreed_on_once() =>
        Given(Group).And(FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command with { Generations = Places(3, 3) })).ThenRefused("starting-point-already-agreed");

    [Fact]
    public void The_same_starting_point_on_another_round_is_another() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound)
            .When(group => group.Decide(Command with { Module = "technology", Activity = "mapping-again" }))
            .ThenRefused("starting-point-already-agreed");

    [Fact]
    public void The_group_has_seen_its_aggregate() => Given(Group).When(group => group.Decide(Command)).ThenRefused("mapping-not-released");

    [Theory]
    [InlineData("money")]
    [InlineData]
    public void The_capabilities_are_those_of_the_mapping(params string[] capabilities) =>
        Given(Group).And(FirstRound)
            .When(group => group.Decide(Command with { Generations = capabilities.ToDictionary(capability => capability, _ => 2) }))
            .ThenRefused("capability-unknown");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_generations(int generation) =>
        Given(Group).And(FirstRound).When(group => group.Decide(Command with { Generations = Places(generation, 3) }))
            .ThenRefused("generation-out-of-range");
}
