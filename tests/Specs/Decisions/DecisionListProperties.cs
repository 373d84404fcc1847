using CsCheck;
using Samlop.ManagementGroups;
using Shouldly;
using Xunit;

namespace Samlop.Decisions;

public sealed class DecisionListProperties
{
    private static readonly string[] Groups = ["g1", "g2"], Ids = ["d1", "d2", "d3"];

    [Fact]
    public void Decisions_are_at_any_moment_what_the_facts_say_read_one_by_one() =>
        Gen.Select(AnyHistory.Histories, AnyHistory.Moments).ForAll((telling, moment) =>
            DecisionList.Of(telling.At<ManagementGroupDocument>(moment), new DecisionFilter(), null).Select(Shown).Order()
                .ShouldBe(Naive(telling, moment).Order()), examples: 2000);

    [Fact]
    public void The_order_is_that_of_proposing() =>
        Gen.Select(AnyHistory.Histories, AnyHistory.Moments).ForAll((telling, moment) =>
        {
            List<DecisionRow> rows = [.. DecisionList.Of(telling.At<ManagementGroupDocument>(moment), new DecisionFilter(), null)];
            for (var i = 1; i < rows.Count; i++)
                (rows[i - 1].ProposedAt, rows[i - 1].Id).CompareTo((rows[i].ProposedAt, rows[i].Id)).ShouldBeLessThanOrEqualTo(0);
        });

    private static string Shown(DecisionRow row) =>
        $"{row.Group} {row.GroupName} {row.Id} {row.Statement} {row.Phase} {row.KnewVersion} "
        + $"{row.ProposedAt:O} {row.AdoptedAt:O} {row.EndedAt:O} {row.SupersededBy}";

    private static IEnumerable<string> Naive(Telling telling, Moment moment)
    {
        foreach (var group in Groups)
        {
            var facts = NaiveHistory.Counted(telling.Of("management-group", group), moment);
            var formed = facts.Select(fact => fact.Fact).OfType<GroupFormed>().LastOrDefault();
            foreach (var id in Ids)
                if (formed is not null && Naive(facts, id) is { } decision)
                    yield return $"{group} {formed.Name} {decision}";
        }
    }

    private static string? Naive(List<RecordedFact> facts, string id)
    {
        (DecisionProposed Fact, DateTimeOffset At)? proposed = null;
        DateTimeOffset? adopted = null, ended = null;
        var (end, by) = ("", "");
        foreach (var fact in facts)
        {
            if (fact.Fact is DecisionProposed f && f.Decision == id)
                proposed = (f, fact.Effective);
            if (fact.Fact is DecisionAdopted a && a.Decision == id)
                adopted = fact.Effective;
            if (fact.Fact is DecisionSuperseded s && s.Decision == id)
                (end, ended, by) = ("Superseded", fact.Effective, s.By);
            if (fact.Fact is DecisionWithdrawn w && w.Decision == id)
                (end, ended) = ("Withdrawn", fact.Effective);
            if (fact.Fact is DecisionConcluded c && c.Decision == id)
                (end, ended) = ("Concluded", fact.Effective);
        }

        var phase = end.Length > 0 ? end : adopted is null ? "Proposed" : "Adopted";
        return proposed is { } found
            ? $"{id} {found.Fact.Statement} {phase} {found.Fact.KnewVersion} {found.At:O} {adopted:O} {ended:O} {by}"
            : null;
    }
}
