using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>The arithmetic of mappings: many persons' answers become numbers that are nobody's.</summary>
public static class Aggregates
{
    /// <summary>Median and quartiles for each capability; null when fewer than the threshold answered.</summary>
    /// <param name="capabilities">In the order in which they are shown; one that too few placed is left out.</param>
    public static Aggregate? Of(IReadOnlyCollection<Answers> answers, IEnumerable<string> capabilities, int threshold) =>
        answers.Count < threshold
            ? null
            : new Aggregate(answers.Count, [.. capabilities.Select(capability => Of(capability, answers)).Where(shown => shown.Answered >= threshold).Select(shown => shown.Aggregate)]);

    /// <summary>
    /// Two rounds over those who answered both; null when they are fewer than the threshold, or when taking them from the whole of either
    /// round would leave some, but fewer than the threshold.
    /// </summary>
    /// <param name="before">Participant → answers, of those whose answers are in the released round before.</param>
    /// <param name="respondentsBefore">How many were in that release; more than can be read now when some are erased.</param>
    public static Comparison? SamePeople(
        IReadOnlyDictionary<string, Answers> before, int respondentsBefore, IReadOnlyDictionary<string, Answers> after, IReadOnlyList<string> capabilities, int threshold)
    {
        List<string> both = [.. after.Keys.Where(before.ContainsKey)];
        // More answers before the release than it counted: one came in while it was being made, and nobody can say which.
        if (before.Count > respondentsBefore || !HidesTheRest(both.Count, respondentsBefore, threshold) || !HidesTheRest(both.Count, after.Count, threshold))
            return null;
        return Of([.. both.Select(person => before[person])], capabilities, threshold) is { } then
            && Of([.. both.Select(person => after[person])], capabilities, threshold) is { } now
            ? new Comparison(then, now)
            : null;
    }

    /// <summary>Whether a part can be shown beside the whole without telling, by subtraction, of fewer than the threshold.</summary>
    public static bool HidesTheRest(int part, int whole, int threshold) => part == whole || whole - part >= threshold;

    private static (int Answered, CapabilityAggregate Aggregate) Of(string capability, IEnumerable<Answers> answers)
    {
        int[] placed = [.. answers.Where(answer => answer.ContainsKey(capability)).Select(answer => answer[capability]).Order()];
        return placed.Length == 0
            ? (0, new CapabilityAggregate(capability, 0, 0, 0))
            : (placed.Length, new CapabilityAggregate(capability, Median(placed), NearestRank(placed, 25), NearestRank(placed, 75)));
    }

    private static double Median(int[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2.0;

    /// <summary>The smallest answer that so many per cent of the answers do not exceed.</summary>
    private static int NearestRank(int[] ordered, int perCent) => ordered[((perCent * ordered.Length) + 99) / 100 - 1];
}
