using System.Collections.Immutable;
using Samlop.Access;
using Samlop.People;
using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

/// <summary>The view of a group, now and at past moments. The facts are a day apart, unless a spec says otherwise.</summary>
public sealed class ManagementGroupViewSpecs : GroupSpec
{
    private static readonly DateTimeOffset First = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Day(int number) => First.AddDays(number - 1);

    private static RecordedFact[] Recorded(params ManagementGroupFact[] facts) => [.. facts.Select((fact, at) => new RecordedFact(
        fact, Guid.NewGuid(), "management-group/agder/group", at + 1, Day(at + 1),
        Day(at + 1), "actor", Role.GroupLead, Guid.NewGuid(), null, "c", null))];

    private static ManagementGroupView View(
        IEnumerable<RecordedFact> facts, Moment? moment = null, IReadOnlyDictionary<Sealed, string>? dissent = null)
    {
        List<RecordedFact> counted = [.. facts.At(moment ?? Moment.Now)];
        var group = counted.Aggregate(ManagementGroup.Initial, (state, fact) => state.Evolve((ManagementGroupFact)fact.Fact));
        return new ManagementGroupViews("group", counted, group)
            .View(Content, new Dictionary<string, string> { ["ane"] = "Ane Aas" }, dissent ?? ImmutableDictionary<Sealed, string>.Empty);
    }

    [Fact]
    public void A_group_is_seen_with_its_members()
    {
        var view = View(Recorded([.. Group, new MemberLeft("cato", "transferred"), new GroupMoved("4204")]));
        (view.Id, view.Version, view.Name, view.Course, view.Municipality)
            .ShouldBe(("group", 7, "Rådmannens ledergruppe", "course", "4204"));
        view.Members.ShouldBe([new("ane", "Ane Aas", true, Day(2)), new("bo", null, false, Day(3)), new("dina", null, false, Day(5))]);
    }

    [Fact]
    public void Members_are_shown_as_they_were_then()
    {
        var facts = Recorded([.. Group, new MemberLeft("ane", "transferred"), new MemberJoined("ane", false)]);
        View(facts, new Moment(AsOf: Day(3))).Members.Select(member => member.Participant).ShouldBe(["ane", "bo"]);
        View(facts, new Moment(AtVersion: 6)).Members.Select(member => member.Participant).ShouldBe(["bo", "cato", "dina"]);
        View(facts).Members[^1].ShouldBe(new MemberView("ane", "Ane Aas", false, Day(7)));
    }

    [Fact]
    public void A_member_who_left_earlier_than_anybody_said_is_gone_from_that_day_for_those_who_know()
    {
        var facts = Recorded([.. Group, new MemberLeft("bo", "transferred")]);
        facts[5] = facts[5] with { Effective = Day(4) };
        View(facts, new Moment(AsOf: Day(5))).Members.Select(member => member.Participant).ShouldBe(["ane", "cato", "dina"]);
        View(facts, new Moment(AsOf: Day(5), KnownAt: Day(5))).Members.Select(member => member.Participant)
            .ShouldBe(["ane", "bo", "cato", "dina"]);
    }

    [Fact]
    public void Activities_done_stand_in_the_programmes_order() =>
        View(Recorded([.. Group,
            new ReflectionRecorded("organization", "look-back", "We ask."),
            new DialogueHeld("d1", "organization", ["north"], "Home care", ""),
            new GroupActivityCompleted("technology", "talk", ["ane", "bo"]),
            new GroupActivityCompleted("organization", "talk", ["ane", "bo"])]))
            .ActivitiesDone.ShouldBe(["organization/talk", "organization/sparring", "organization/look-back", "technology/talk"]);

    [Fact]
    public void Of_a_reflection_the_newest_text_is_shown() =>
        View(Recorded(
            Formed,
            new ReflectionRecorded("organization", "look-back", "We ask."),
            new ReflectionRecorded("organization", "look-back", "We still ask.")))
            .Reflections.ShouldBe([new ReflectionView("organization", "look-back", "We still ask.", Day(3))]);

    [Fact]
    public void Rounds_points_and_ambitions_are_shown()
    {
        var view = View(Recorded(
            Formed, FirstRound, StartsAtTwo, AimsAtFour, new AmbitionWithdrawn("data", "Too much"), AimsAtFour,
            new AmbitionRevised("data", 5, Horizon.Short, new DateOnly(2028, 1, 1), "Not enough"), SecondRound,
            new FollowUpAgreed("technology", "mapping-again", new Dictionary<string, int> { ["data"] = 3 }, Seen)));
        view.Rounds.ShouldBe(
            [new("organization", "mapping", "maturity", 2, 3, 4), new("technology", "mapping-again", "maturity", 2, 3, 4)]);
        view.StartingPoint.ShouldBe([new StandingPointView("data", 2, Day(3))]);
        view.FollowUp.ShouldBe([new StandingPointView("data", 3, Day(9))]);
        view.Ambitions.ShouldBe([new AmbitionView("data", 5, Horizon.Short, new DateOnly(2028, 1, 1), 1)]);
    }

    [Fact]
    public void Decisions_tell_what_became_of_them()
    {
        var decisions = View(Recorded(
            Formed, Proposed, Adopted, new DecisionProgressReported("one", 40, "Half way"),
            Proposal("two"), Adoption("two"), new DecisionSuperseded("one", "two"),
            new DecisionConcluded("two", "Done"))).Decisions;
        decisions.Select(decision => (decision.Id, decision.Phase, decision.AdoptedAt, decision.EndedAt)).ShouldBe(
            [("one", DecisionPhase.Superseded, Day(3), Day(7)), ("two", DecisionPhase.Concluded, Day(6), Day(8))]);
        (decisions[0].SupersededBy, decisions[1].Supersedes, decisions[1].EndedBecause).ShouldBe(("two", "one", "Done"));
        (decisions[0].ProgressPerCent, decisions[0].ProgressNote, decisions[0].KnewVersion).ShouldBe((40, "Half way", 5));
    }

    [Fact]
    public void A_decision_stood_until_it_was_superseded() =>
        View(
            Recorded(Formed, Proposed, Adopted, Proposal("two"), Adoption("two"), new DecisionSuperseded("one", "two")),
            new Moment(AsOf: Day(5)))
            .Decisions.Select(decision => decision.Phase).ShouldBe([DecisionPhase.Adopted, DecisionPhase.Adopted]);

    [Fact]
    public void An_adoption_dated_back_before_the_proposal_counts()
    {
        var facts = Recorded(Formed, Proposed, Adopted);
        facts[2] = facts[2] with { Effective = Day(1) };
        View(facts, new Moment(AsOf: Day(3))).Decisions.ShouldHaveSingleItem().Phase.ShouldBe(DecisionPhase.Adopted);
    }

    [Fact]
    public void Dissent_of_an_erased_person_says_nothing()
    {
        var facts = Recorded(
            Formed,
            Proposed,
            Adopted with { Dissent = [new SealedDissent("bo", Hidden("v1.bo")), new SealedDissent("cato", Hidden("v1.cato"))] });
        View(facts, dissent: new Dictionary<Sealed, string> { [Hidden("v1.bo")] = "Too soon" })
            .Decisions.ShouldHaveSingleItem().Dissent.ShouldBe([new DissentView("bo", "Too soon"), new DissentView("cato", null)]);
    }
}
