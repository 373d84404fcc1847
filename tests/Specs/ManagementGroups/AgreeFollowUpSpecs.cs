using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AgreeFollowUpSpecs : GroupSpec
{
    private static readonly AgreeFollowUp Command = new("technology", "mapping-again", new Dictionary<string, int> { ["data"] = 3 });
    private static readonly FollowUpAgreed Agreed = new("technology", "mapping-again", new Dictionary<string, int> { ["data"] = 3 }, Seen);

    [Fact]
    public void A_group_agrees_where_it_stands_after_a_later_round() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound).When(group => group.Decide(Command)).Then(Agreed);

    [Fact]
    public void Agreeing_twice_is_recorded_once() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound, Agreed).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_agreed_on_once_for_each_round() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound, Agreed)
            .When(group => group.Decide(Command with { Generations = new Dictionary<string, int> { ["data"] = 4 } }))
            .ThenRefused("follow-up-already-agreed");

    [Fact]
    public void A_third_round_is_followed_up_too() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound, Agreed, SecondRound with { Activity = "third" })
            .When(group => group.Decide(Command with { Activity = "third" }))
            .Then(Agreed with { Activity = "third" });

    [Fact]
    public void There_is_a_starting_point_to_compare_with() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound)
            .When(group => group.Decide(Command with { Generations = Places(3, 3) })).ThenRefused("starting-point-not-agreed");

    [Fact]
    public void It_says_something() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound)
            .When(group => group.Decide(Command with { Generations = new Dictionary<string, int>() }))
            .ThenRefused("starting-point-not-agreed");

    [Fact]
    public void The_group_has_seen_its_aggregate() =>
        Given(Group).And(FirstRound, StartsAtTwo).When(group => group.Decide(Command)).ThenRefused("mapping-not-released");

    [Fact]
    public void The_round_of_the_starting_point_is_no_later_one() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound)
            .When(group => group.Decide(Command with { Module = "organization", Activity = "mapping" }))
            .ThenRefused("follow-up-needs-later-round");

    [Fact]
    public void A_round_released_before_that_of_the_starting_point_is_no_later_one() =>
        Given(Group).And(SecondRound, FirstRound, StartsAtTwo)
            .When(group => group.Decide(Command)).ThenRefused("follow-up-needs-later-round");

    [Fact]
    public void A_round_that_says_nothing_of_the_capability_is_no_later_one() =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound with { All = new Aggregate(3, []) })
            .When(group => group.Decide(Command)).ThenRefused("follow-up-needs-later-round");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_generations(int generation) =>
        Given(Group).And(FirstRound, StartsAtTwo, SecondRound)
            .When(group => group.Decide(Command with { Generations = new Dictionary<string, int> { ["data"] = generation } }))
            .ThenRefused("generation-out-of-range");
}
