using Samlop.ManagementGroups;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Decisions;

public sealed class DecisionListSpecs
{
    private static readonly DecisionFilter Everything = new();

    private static DecisionProposed Proposed(string id, Horizon horizon = Horizon.Short, int reviewDay = 1) =>
        new(id, $"Statement {id}", horizon, "kommunedirektør", new DateOnly(2026, 9, reviewDay), "Reasons", [], [], 3);

    private static Telling Told() => new Telling()
        .Formed("g1", effective: Day(1)).Formed("g2", "4205", Day(1))
        .Group("g2", Proposed("d2", Horizon.Long), Day(3))
        .Group("g1", Proposed("d1"), Day(2))
        .Group("g1", Proposed("d3", reviewDay: 20), Day(3));

    private static string[] Ids(Telling telling, DecisionFilter filter, Moment? moment = null, string? after = null) =>
        [.. DecisionList.Of(telling.At<ManagementGroupDocument>(moment ?? Moment.Now), filter, after).Select(row => row.Id)];

    [Fact]
    public void They_stand_in_the_order_in_which_they_were_proposed() => Ids(Told(), Everything).ShouldBe(["d1", "d2", "d3"]);

    [Fact]
    public void A_row_says_what_became_of_it() =>
        DecisionList.Of(
            Told().Group("g1", new DecisionAdopted("d1", ["a"], []), Day(5)).Group("g1", new DecisionAdopted("d3", ["a"], []), Day(6))
                .Group("g1", new DecisionSuperseded("d1", "d3"), Day(7)).At<ManagementGroupDocument>(Moment.Now), Everything, null).First()
            .ShouldBe(new DecisionRow(
                "d1", "g1", "Group g1", "c1", "4204", "Statement d1", Horizon.Short, "kommunedirektør", new DateOnly(2026, 9, 1),
                DecisionPhase.Superseded, 3, Day(2), Day(5), Day(7), "d3"));

    [Fact]
    public void They_are_filtered_by_group_municipality_course_and_horizon()
    {
        Ids(Told(), new DecisionFilter(Group: "g1")).ShouldBe(["d1", "d3"]);
        Ids(Told(), new DecisionFilter(Municipality: "4205")).ShouldBe(["d2"]);
        Ids(Told(), new DecisionFilter(Course: "c2")).ShouldBeEmpty();
        Ids(Told(), new DecisionFilter(Horizon: Horizon.Long)).ShouldBe(["d2"]);
    }

    [Fact]
    public void Due_are_those_that_stand_and_whose_review_has_come() =>
        Ids(
            Told().Group("g1", new DecisionAdopted("d1", ["a"], [])).Group("g1", new DecisionAdopted("d3", ["a"], [])),
            new DecisionFilter(DueBy: new DateOnly(2026, 9, 10)))
            .ShouldBe(["d1"]);

    [Fact]
    public void A_past_moment_shows_the_phase_of_then()
    {
        var told = Told()
            .Group("g1", new DecisionAdopted("d1", ["a"], []), Day(5))
            .Group("g1", new DecisionConcluded("d1", "Done"), Day(9));

        Ids(told, new DecisionFilter(Phase: DecisionPhase.Concluded)).ShouldBe(["d1"]);
        Ids(told, new DecisionFilter(Phase: DecisionPhase.Adopted), new Moment(AsOf: Day(8))).ShouldBe(["d1"]);
        Ids(told, new DecisionFilter(Phase: DecisionPhase.Proposed), new Moment(AsOf: Day(4))).ShouldBe(["d1", "d2", "d3"]);
        Ids(told, Everything, new Moment(AsOf: Day(2))).ShouldBe(["d1"]);
    }

    [Fact]
    public void An_adoption_told_as_of_before_the_proposal_counts_once_that_is_there()
    {
        var told = Told().Group("g2", new DecisionAdopted("d2", ["a"], []), Day(1));

        Ids(told, new DecisionFilter(Phase: DecisionPhase.Adopted), new Moment(AsOf: Day(3))).ShouldBe(["d2"]);
        Ids(told, Everything, new Moment(AsOf: Day(2))).ShouldBe(["d1"]);
    }

    [Fact]
    public void It_goes_on_behind_the_last_one_seen_even_when_that_no_longer_matches()
    {
        Ids(Told(), Everything, after: "d1").ShouldBe(["d2", "d3"]);
        Ids(Told(), new DecisionFilter(Horizon: Horizon.Short), after: "d2").ShouldBe(["d3"]);
        Should.Throw<Refused>(() => Ids(Told(), Everything, after: "d9")).Code.ShouldBe("cursor-unknown");
    }
}
