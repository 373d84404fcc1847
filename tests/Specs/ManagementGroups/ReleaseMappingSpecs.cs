using Shouldly;
using Xunit;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IReadOnlyDictionary<string, int>>;

namespace Samlop.ManagementGroups;

public sealed class ReleaseMappingSpecs : GroupSpec
{
    private static readonly ReleaseMapping Command = new("organization", "mapping");

    private static readonly Answers Three = new Dictionary<string, IReadOnlyDictionary<string, int>>
    {
        ["ane"] = Places(1, 3), ["bo"] = Places(2, 3), ["cato"] = Places(3, 4),
    };

    private static readonly Answers Nobody = new Dictionary<string, IReadOnlyDictionary<string, int>>();

    private static RoundAnswers First(Answers answers) => new(answers, null, Nobody);

    [Fact]
    public void A_round_is_released() => Given(Group).When(group => group.Decide(Command, Content, 3, First(Three))).Then(FirstRound);

    [Fact]
    public void It_is_released_once_whoever_answers_later() =>
        Given(Group).And(FirstRound).When(group => group.Decide(Command, Content, 3, First(Nobody))).ThenNothing();

    [Fact]
    public void Nothing_is_released_of_too_few_answers() =>
        Given(Group).When(group => group.Decide(Command, Content, 4, First(Three))).ThenRefused("too-few-answers");

    [Fact]
    public void The_refusal_does_not_tell_how_many_have_answered()
    {
        Refused Of(Answers answers) => Should.Throw<Refused>(() => ManagementGroup.Initial.Decide(Command, Content, 4, First(answers)));
        Of(Three).Message.ShouldBe(Of(Nobody).Message);
        Of(Three).Arguments.ShouldBe(["4"]);
    }

    [Fact]
    public void Whoever_answered_and_left_is_counted_among_those_who_could_have() =>
        Given(Group).And(new MemberLeft("ane", "transferred"))
            .When(group => group.Decide(Command, Content, 3, First(Three))).Then(FirstRound);

    [Fact]
    public void A_later_round_is_compared_over_the_same_people() =>
        Given(Group).And(FirstRound).When(group =>
            group.Decide(new ReleaseMapping("technology", "mapping-again"), Content, 3, new RoundAnswers(Three, FirstRound, Three)))
            .Then(SecondRound with { SamePeople = new Comparison(Seen, Seen) });

    [Fact]
    public void It_is_not_compared_when_one_persons_answer_could_be_told_by_subtraction()
    {
        var four = new Dictionary<string, IReadOnlyDictionary<string, int>>(Three) { ["dina"] = Places(3, 4) };
        var seen = new Aggregate(4, [new CapabilityAggregate("data", 2.5, 1, 3), new CapabilityAggregate("people", 3.5, 3, 4)]);
        Given(Group).And(FirstRound).When(group =>
            group.Decide(new ReleaseMapping("technology", "mapping-again"), Content, 3, new RoundAnswers(four, FirstRound, Three)))
            .Then(SecondRound with { All = seen });
    }

    [Theory]
    [InlineData("organization", "mopping")]
    [InlineData("organization", "talk")]
    public void Only_a_mapping_is_released(string module, string activity) =>
        Given(Group).When(group => group.Decide(new ReleaseMapping(module, activity), Content, 3, First(Three)))
            .ThenRefused("activity-unknown");
}
