namespace Samlop;

/// <summary>Selects the facts that count at a moment.</summary>
public static class MomentExtensions
{
    /// <summary>
    /// The facts that count at the moment. With <see cref="Moment.AsOf"/> they come in the order in which they were true (effective time,
    /// then stream and version), so that a back-dated fact stands among the facts of its day. Otherwise they come in the given order, that
    /// of recording, as decisions read them.
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
