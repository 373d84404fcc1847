using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>The arithmetic of mappings: it turns many persons' answers into numbers that point to no single person.</summary>
public static class Aggregates
{
    /// <summary>Median and quartiles for each capability; null when fewer than the threshold answered.</summary>
    /// <param name="capabilities">
    /// In the order in which they are shown. A capability with fewer answers than the threshold is left out.
    /// </param>
    public static Aggregate? Of(IReadOnlyCollection<Answers> answers, IEnumerable<string> capabilities, int threshold)
    {
        if (answers.Count < threshold)
            return null;
        var shown = capabilities.Select(capability => Of(capability, answers)).Where(one => one.Answered >= threshold);
        return new Aggregate(answers.Count, [.. shown.Select(one => one.Aggregate)]);
    }

    /// <summary>
    /// Compares two rounds over those who answered both. Null when these are fewer than the threshold, or when subtracting them from the
    /// whole of either round would leave some persons, but fewer than the threshold.
    /// </summary>
    /// <param name="before">Participant → answers in the earlier, released round.</param>
    /// <param name="respondentsBefore">How many answers that release counted. Fewer can be read now when persons have been erased.</param>
    public static Comparison? SamePeople(
        IReadOnlyDictionary<string, Answers> before,
        int respondentsBefore,
        IReadOnlyDictionary<string, Answers> after,
        IReadOnlyList<string> capabilities,
        int threshold)
    {
        List<string> both = [.. after.Keys.Where(before.ContainsKey)];
        // More answers than the release counted: one came in while the release was being made, and we cannot tell which.
        if (before.Count > respondentsBefore
            || !HidesTheRest(both.Count, respondentsBefore, threshold)
            || !HidesTheRest(both.Count, after.Count, threshold))
            return null;
        return Of([.. both.Select(person => before[person])], capabilities, threshold) is { } then
            && Of([.. both.Select(person => after[person])], capabilities, threshold) is { } now
            ? new Comparison(then, now)
            : null;
    }

    /// <summary>
    /// True when a part can be shown beside the whole: subtracting it leaves no persons, or at least as many as the threshold.
    /// </summary>
    public static bool HidesTheRest(int part, int whole, int threshold) => part == whole || whole - part >= threshold;

    private static (int Answered, CapabilityAggregate Aggregate) Of(string capability, IEnumerable<Answers> answers)
    {
        int[] placed = [.. answers.Where(answer => answer.ContainsKey(capability)).Select(answer => answer[capability]).Order()];
        return placed.Length == 0
            ? (0, new CapabilityAggregate(capability, 0, 0, 0))
            : (placed.Length, new CapabilityAggregate(capability, Median(placed), NearestRank(placed, 25), NearestRank(placed, 75)));
    }

    private static double Median(int[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2.0;

    /// <summary>The nearest-rank percentile: the smallest answer that at least this per cent of the answers do not exceed.</summary>
    private static int NearestRank(int[] ordered, int perCent) => ordered[((perCent * ordered.Length) + 99) / 100 - 1];
}
