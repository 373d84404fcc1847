namespace Samlop;

/// <summary>Which facts count at a moment and in which order, written once more in a simple way: loops, no library sorting.</summary>
internal static class NaiveHistory
{
    /// <summary>The facts of one stream that count, in the order in which they are folded.</summary>
    public static List<RecordedFact> Counted(IEnumerable<RecordedFact> ofStream, Moment moment)
    {
        var counted = new List<RecordedFact>();
        foreach (var fact in ofStream)
        {
            if (moment.AsOf is not null && fact.Effective > moment.AsOf)
                continue;
            if (moment.KnownAt is not null && fact.Recorded > moment.KnownAt)
                continue;
            if (moment.AtVersion is not null && fact.Version > moment.AtVersion)
                continue;
            var at = counted.Count;
            while (moment.AsOf is not null && at > 0 && counted[at - 1].Effective > fact.Effective)
                at--;
            counted.Insert(at, fact);
        }

        return counted;
    }

    /// <summary>The same moment for other streams: instead of the version, the time at which that version was recorded.</summary>
    public static Moment Elsewhere(IEnumerable<RecordedFact> own, Moment moment)
    {
        var knownAt = moment.KnownAt;
        if (moment.AtVersion is not null)
        {
            DateTimeOffset? recorded = null;
            foreach (var fact in own)
                if (fact.Version <= moment.AtVersion)
                    recorded = fact.Recorded;
            if (recorded is not null && (knownAt is null || recorded < knownAt))
                knownAt = recorded;
        }

        return new Moment(moment.AsOf, knownAt);
    }
}
