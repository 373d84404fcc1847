namespace Samlop;

/// <summary>How facts are looked at as of a moment.</summary>
public static class MomentExtensions
{
    /// <summary>
    /// The facts that count at the moment, in the order in which they were true: effective time, then stream and version. A back-dated fact
    /// thereby takes its place among those of its day (<see cref="Moment.AsOf"/>), but only for who knew of it (<see cref="Moment.KnownAt"/>).
    /// At <see cref="Moment.Now"/> as well as at <see cref="Moment.AtVersion"/> alone, the order is the one of recording: what decisions read.
    /// </summary>
    public static IEnumerable<RecordedFact> At(this IEnumerable<RecordedFact> facts, Moment moment)
    {
        var counted = facts.Where(fact =>
            (moment.AsOf is not { } asOf || fact.Effective <= asOf)
            && (moment.KnownAt is not { } knownAt || fact.Recorded <= knownAt)
            && (moment.AtVersion is not { } version || fact.Version <= version));
        return moment.AsOf is null
            ? counted
            : counted.OrderBy(fact => fact.Effective).ThenBy(fact => fact.Stream, StringComparer.Ordinal).ThenBy(fact => fact.Version);
    }
}
