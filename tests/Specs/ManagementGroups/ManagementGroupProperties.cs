using System.Text.Json;
using CsCheck;
using Samlop.Courses;
using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

/// <summary>Laws that hold for a group after any commands in any order.</summary>
public sealed class ManagementGroupProperties : GroupSpec
{
    private static readonly CourseStanding AllOpen = Course with { Opened = ["organization", "technology"] };

    private static readonly IReadOnlyList<Step> Script = GroupSteps.Script(AllOpen, Content, Today);

    private static readonly Gen<Step> AnyStep = Gen.OneOf(
        GroupSteps.OfMembers(AllOpen), GroupSteps.OfWork(AllOpen, Content), GroupSteps.OfMappings(Content),
        GroupSteps.OfAmbitions(Today), GroupSteps.OfDecisions(AllOpen, Today));

    /// <summary>The regular course of a group for a while, then any commands, or any commands about decisions.</summary>
    private static readonly Gen<Step[]> AnyHistory = Gen.Select(
        Gen.Int[0, Script.Count], Gen.OneOf(AnyStep.Array[0, 25], GroupSteps.OfDecisions(AllOpen, Today).Array[0, 25]),
        (length, then) => (Step[])[.. Script.Take(length), .. then]);

    /// <summary>A repeated proposal has the same id here; with another id it is another proposal.</summary>
    [Fact]
    public void The_same_command_again_changes_nothing() =>
        AnyHistory.ForAll(steps => Walk(steps, (_, step, after, _) => step.Try(after).ShouldBeEmpty()));

    [Fact]
    public void There_is_at_most_one_lead_who_is_a_member() => AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) =>
        (after.Lead is null || after.Members.Contains(after.Lead)).ShouldBeTrue()));

    [Fact]
    public void Only_members_consent() =>
        AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) => after.Consents.IsSubsetOf(after.Members).ShouldBeTrue()));

    [Fact]
    public void An_ambition_is_above_the_starting_point() => AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) =>
        after.Ambitions
            .All(ambition => ambition.Value.Generation > after.StartingPoint[ambition.Key].Generation && ambition.Value.Generation <= 5)
            .ShouldBeTrue()));

    [Fact]
    public void A_starting_point_stays() => AnyHistory.ForAll(steps => Walk(steps, (before, _, after, _) =>
        before.StartingPoint.All(point => after.StartingPoint[point.Key] == point.Value).ShouldBeTrue()));

    [Fact]
    public void A_decision_only_moves_forward() => AnyHistory.ForAll(steps => Walk(steps, (before, _, after, _) =>
        before.Decisions
            .All(decision => after.Decisions[decision.Key].Phase == decision.Value.Phase
                || MovesForward(decision.Value.Phase, after.Decisions[decision.Key].Phase))
            .ShouldBeTrue()));

    [Fact]
    public void What_has_ended_never_changes() => AnyHistory.ForAll(steps => Walk(steps, (before, _, after, _) =>
        before.Decisions.Where(decision => decision.Value.Phase > DecisionPhase.Adopted)
            .All(decision => after.Decisions[decision.Key] == decision.Value).ShouldBeTrue()));

    [Fact]
    public void Only_a_decision_that_stood_supersedes() => AnyHistory.ForAll(steps => Walk(steps, (before, _, _, facts) =>
        facts.OfType<DecisionSuperseded>()
            .All(fact => before.Decisions[fact.By].Phase == DecisionPhase.Adopted && fact.By != fact.Decision)
            .ShouldBeTrue()));

    [Fact]
    public void No_round_is_released_below_the_threshold() => AnyHistory.ForAll(steps => Walk(steps, (_, _, _, facts) =>
        facts.OfType<MappingReleased>().All(round => round.All.Respondents >= 3 && round.Members >= round.All.Respondents).ShouldBeTrue()));

    [Fact]
    public void Nothing_falls_due_without_dates_ahead() => AnyHistory.ForAll(steps => Walk(steps, (_, _, after, _) =>
        (after.HasDatesAhead || after.FallsDue(DateOnly.MaxValue).Count == 0).ShouldBeTrue()));

    [Fact]
    public void A_look_at_the_past_takes_facts_in_any_order() =>
        AnyHistory.SelectMany(steps => Gen.Shuffle(Recorded(steps))).ForAll(facts =>
        {
            var group = facts.Aggregate(ManagementGroup.Initial, (state, fact) => state.Evolve(fact));
            (group.Lead is null || group.Members.Contains(group.Lead)).ShouldBeTrue();
            group.Consents.IsSubsetOf(group.Members).ShouldBeTrue();
        });

    [Fact]
    public void Facts_are_read_as_they_were_written() => AnyHistory.ForAll(steps => Recorded(steps).All(fact =>
    {
        var written = JsonSerializer.Serialize<object>(fact, FactJson.Options);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(written, fact.GetType(), FactJson.Options), FactJson.Options) == written;
    }).ShouldBeTrue());

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() =>
        AnyHistory.ForAll(steps => SnapshotLaw.Holds<ManagementGroup, ManagementGroupFact>([Formed, .. Recorded(steps)]));

    [Fact]
    public void A_group_that_goes_as_it_should_is_refused_nothing() =>
        Walk([.. Script], (_, _, _, facts) => facts.ShouldNotBeEmpty());

    private static bool MovesForward(DecisionPhase from, DecisionPhase to) => (from, to) is
        (DecisionPhase.Proposed, DecisionPhase.Adopted or DecisionPhase.Withdrawn)
        or (DecisionPhase.Adopted, DecisionPhase.Superseded or DecisionPhase.Withdrawn or DecisionPhase.Concluded);

    private static ManagementGroupFact[] Recorded(Step[] steps)
    {
        var recorded = new List<ManagementGroupFact>();
        Walk(steps, (_, _, _, facts) => recorded.AddRange(facts));
        return [.. recorded];
    }

    private static void Walk(Step[] steps, Action<ManagementGroup, Step, ManagementGroup, IReadOnlyList<ManagementGroupFact>> law)
    {
        var group = ManagementGroup.Initial.Evolve(Formed);
        foreach (var step in steps)
        {
            var facts = step.Try(group);
            var after = facts.Aggregate(group, (state, fact) => state.Evolve(fact));
            law(group, step, after, facts);
            group = after;
        }
    }
}

/// <summary>A command that can be decided on any state.</summary>
public sealed record Step(string Name, Func<ManagementGroup, IReadOnlyList<ManagementGroupFact>> Decide)
{
    public IReadOnlyList<ManagementGroupFact> Try(ManagementGroup group)
    {
        try
        {
            return Decide(group);
        }
        catch (Refused)
        {
            return [];
        }
    }

    public override string ToString() => Name;
}
