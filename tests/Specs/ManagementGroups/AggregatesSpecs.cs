using CsCheck;
using Shouldly;
using Xunit;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

public sealed class AggregatesSpecs
{
    private static readonly string[] Data = ["data"];

    private static readonly Gen<int[]> AnyPlaces = Gen.Int[1, 5].Array[0, 40];
    private static readonly Gen<int> AnyThreshold = Gen.Int[3, 10];

    private static Answers[] All(params int[] places) => [.. places.Select(place => new Dictionary<string, int> { ["data"] = place })];

    private static Dictionary<string, Answers> By(params string[] people) =>
        people.ToDictionary(person => person, Answers (_) => new Dictionary<string, int> { ["data"] = 3 });

    private static CapabilityAggregate Of(params int[] places) =>
        Aggregates.Of(All(places), Data, 3).ShouldNotBeNull().Capabilities.ShouldHaveSingleItem();

    [Fact]
    public void The_median_of_an_odd_number_is_the_middle_one() => Of(5, 1, 2).ShouldBe(new CapabilityAggregate("data", 2, 1, 5));

    [Fact]
    public void The_median_of_an_even_number_may_be_a_half() => Of(1, 2, 3, 5).ShouldBe(new CapabilityAggregate("data", 2.5, 1, 3));

    [Fact]
    public void Quartiles_are_answers_that_somebody_gave() => Of(1, 1, 2, 3, 4, 5, 5).ShouldBe(new CapabilityAggregate("data", 3, 1, 5));

    [Fact]
    public void Nothing_is_shown_below_the_threshold() => Aggregates.Of(All(1, 2), Data, 3).ShouldBeNull();

    [Fact]
    public void A_capability_that_too_few_have_placed_is_left_out() =>
        Aggregates.Of([.. All(1, 2), new Dictionary<string, int>()], Data, 3).ShouldNotBeNull().Capabilities.ShouldBeEmpty();

    [Fact]
    public void The_same_people_are_compared() =>
        Aggregates.SamePeople(By("a", "b", "c"), 3, By("a", "b", "c"), Data, 3).ShouldNotBeNull().After.Respondents.ShouldBe(3);

    [Fact]
    public void They_are_compared_when_enough_others_answered_in_either_round() =>
        Aggregates.SamePeople(By("a", "b", "c", "d", "e", "f"), 6, By("a", "b", "c", "x", "y", "z"), Data, 3)
            .ShouldNotBeNull().Before.Respondents.ShouldBe(3);

    [Fact]
    public void Fewer_than_the_threshold_are_not_compared() => Aggregates.SamePeople(By("a", "b"), 2, By("a", "b"), Data, 3).ShouldBeNull();

    [Fact]
    public void Nobody_new_can_be_told_by_subtraction() =>
        Aggregates.SamePeople(By("a", "b", "c"), 3, By("a", "b", "c", "d"), Data, 3).ShouldBeNull();

    [Fact]
    public void Nobody_who_left_can_be_told_by_subtraction() =>
        Aggregates.SamePeople(By("a", "b", "c", "d"), 4, By("a", "b", "c"), Data, 3).ShouldBeNull();

    [Fact]
    public void Nobody_who_is_erased_can_be_told_by_subtraction() =>
        Aggregates.SamePeople(By("a", "b", "c"), 4, By("a", "b", "c"), Data, 3).ShouldBeNull();

    [Fact]
    public void Answers_that_the_release_cannot_have_counted_are_not_compared() =>
        Aggregates.SamePeople(By("a", "b", "c", "late"), 3, By("a", "b", "c"), Data, 3).ShouldBeNull();

    [Fact]
    public void The_order_of_the_answers_does_not_matter() =>
        AnyPlaces.SelectMany(places => Gen.Shuffle(places.ToArray()).Select(other => (places, other))).ForAll((places, other) =>
            Shown(places).ShouldBe(Shown(other)));

    [Fact]
    public void Nothing_is_ever_shown_below_the_threshold() =>
        Gen.Select(AnyPlaces, AnyThreshold).ForAll((places, threshold) =>
            Aggregates.Of(All(places), Data, threshold) is null == places.Length < threshold);

    [Fact]
    public void The_spread_is_around_the_median() => AnyPlaces.Where(places => places.Length >= 3).ForAll(places =>
    {
        var shown = Of(places);
        return shown.LowerQuartile <= shown.Median && shown.Median <= shown.UpperQuartile;
    });

    /// <summary>People are named by numbers; the answers do not matter, the sets do.</summary>
    [Fact]
    public void No_comparison_leaves_a_rest_below_the_threshold() =>
        Gen.Select(Gen.Int[0, 15].HashSet[0, 12], Gen.Int[0, 15].HashSet[0, 12], Gen.Int[0, 2], AnyThreshold)
            .ForAll(drawn =>
            {
                var (before, after, erased, threshold) = drawn;
                var shown = Aggregates.SamePeople(
                    By([.. before.Select(Name)]), before.Count + erased, By([.. after.Select(Name)]), Data, threshold);
                if (shown is null)
                    return true;
                var same = shown.Before.Respondents;
                return same == shown.After.Respondents && same >= threshold
                    && Hidden(before.Count + erased - same, threshold) && Hidden(after.Count - same, threshold);
            });

    private static bool Hidden(int rest, int threshold) => rest == 0 || rest >= threshold;

    private static string Name(int number) => $"p{number}";

    private static string Shown(int[] places) =>
        Aggregates.Of(All(places), Data, 3) is { } shown ? $"{shown.Respondents} {shown.Capabilities[0]}" : "nothing";
}
