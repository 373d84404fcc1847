namespace Samlop;

/// <summary>Moments of questions that read more than one stream.</summary>
public static class QuestionMoment
{
    /// <summary>
    /// The moment for the other streams. <see cref="Moment.AtVersion"/> is a version of the question's own stream; for the others it means:
    /// as it was known when that version was recorded.
    /// </summary>
    /// <param name="own">Facts of the question's own stream.</param>
    public static Moment ForOtherStreams(this Moment moment, IReadOnlyList<RecordedFact> own)
    {
        if (moment.AtVersion is not { } version || own.LastOrDefault(fact => fact.Version <= version) is not { } last)
            return moment with { AtVersion = null };
        return new Moment(moment.AsOf, moment.KnownAt < last.Recorded ? moment.KnownAt : last.Recorded);
    }
}
