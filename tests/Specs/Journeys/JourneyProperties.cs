using CsCheck;
using Samlop.ManagementGroups;
using Shouldly;
using Xunit;

namespace Samlop.Journeys;

public sealed class JourneyProperties
{
    [Fact]
    public void A_journey_is_at_any_moment_what_the_facts_say_read_one_by_one() =>
        Gen.Select(AnyHistory.Histories, AnyHistory.Moments).ForAll((telling, moment) =>
        {
            var naive = Naive(telling, moment);
            if (naive is null)
                Should.Throw<Refused>(() => JourneySpecs.Lines(telling, moment)).Code.ShouldBe("not-found");
            else
                JourneySpecs.Lines(telling, moment).Select(fact => (fact.Stream, fact.Version)).ShouldBe(naive);
        }, examples: 2000);

    private static List<(string Stream, long Version)>? Naive(Telling telling, Moment moment)
    {
        var stream = telling.Of("management-group", "g1");
        var own = NaiveHistory.Counted(stream, moment);
        if (!own.Any(fact => fact.Fact is GroupFormed))
            return null;

        var others = NaiveHistory.Elsewhere(stream, moment);
        var told = new List<RecordedFact>(own);
        told.AddRange(NaiveHistory.Counted(telling.Of("course", Telling.TheCourse), others));
        foreach (var person in (string[])["a", "b", "c"])
            foreach (var fact in NaiveHistory.Counted(telling.Of("participant", person), others))
            {
                var course = fact.Fact.GetType().GetProperty("Course")?.GetValue(fact.Fact) as string;
                if (course == Telling.TheCourse && WasThere(own, person, fact))
                    told.Add(fact);
            }

        // Sorted by hand: the fact that comes next is taken until none is left.
        var lines = new List<(string, long)>();
        while (told.Count > 0)
        {
            var next = told[0];
            foreach (var fact in told)
                if (Comes(fact, next))
                    next = fact;
            told.Remove(next);
            lines.Add((next.Stream, next.Version));
        }

        return lines;
    }

    private static bool Comes(RecordedFact fact, RecordedFact before)
    {
        if (fact.Effective != before.Effective)
            return fact.Effective < before.Effective;
        if (fact.Recorded != before.Recorded)
            return fact.Recorded < before.Recorded;
        return string.CompareOrdinal(fact.Stream, before.Stream) is var order && order != 0 ? order < 0 : fact.Version < before.Version;
    }

    /// <summary>Whether the person was a member of the group at the time of the fact; looks at the group's facts day by day.</summary>
    private static bool WasThere(List<RecordedFact> own, string person, RecordedFact fact)
    {
        RecordedFact? joined = null;
        for (var day = 1; day <= 6; day++)
            foreach (var told in own.Where(told => told.Effective == Telling.Day(day)).OrderBy(told => told.Version))
            {
                if (told.Fact is MemberJoined j && j.Participant == person)
                    joined ??= told;
                if (told.Fact is MemberLeft l && l.Participant == person && joined is not null)
                {
                    if (!Comes(fact, joined) && !Comes(told, fact))
                        return true;
                    joined = null;
                }
            }

        return joined is not null && !Comes(fact, joined);
    }
}
