using Samlop.Access;
using Samlop.Participants;
using Samlop.People;
using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AnsweredRoundSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AnsweredRound Round = new("course", "group", "organization", "mapping", Noon);
    private static readonly MappingAnswered Answered = new("course", "organization", "mapping", "group", "maturity", 2, new Sealed("v1.x"));

    private static RecordedFact By(string person, MappingAnswered answered, DateTimeOffset recorded) => new(
        answered, Guid.NewGuid(), $"participant/agder/{person}", 1, recorded,
        recorded, person, Role.Participant, Guid.NewGuid(), null, "c", null);

    private static IEnumerable<string> In(AnsweredRound round, params RecordedFact[] facts) => round.In(facts).Keys.Order();

    [Fact]
    public void Whoever_answered_before_the_release_is_in_it() =>
        In(Round, By("ane", Answered, Noon), By("bo", Answered, Noon.AddDays(-1))).ShouldBe(["ane", "bo"]);

    [Fact]
    public void Whoever_answered_later_is_not() => In(Round, By("ane", Answered, Noon.AddTicks(1))).ShouldBeEmpty();

    [Fact]
    public void What_is_recorded_later_is_not_in_it_even_when_it_is_dated_back() =>
        In(Round, By("ane", Answered, Noon.AddDays(1)) with { Effective = Noon.AddDays(-1) }).ShouldBeEmpty();

    [Fact]
    public void A_round_that_is_not_released_yet_takes_all() =>
        In(Round with { Until = null }, By("ane", Answered, Noon.AddDays(1))).ShouldBe(["ane"]);

    [Fact]
    public void Answers_stay_with_the_group_course_and_activity_they_were_given_in() => In(
        Round,
        By("ane", Answered with { Group = "other" }, Noon),
        By("bo", Answered with { Course = "other" }, Noon),
        By("cato", Answered with { Module = "technology" }, Noon),
        By("dina", Answered with { Activity = "mapping-again" }, Noon)).ShouldBeEmpty();
}
