namespace Samlop;

/// <summary>A moment for questions that read more than one stream.</summary>
public static class QuestionMoment
{
    /// <summary>
    /// <see cref="Moment.AtVersion"/> counts on one stream, the question's own. For all other streams it means: as it was known when that
    /// version was recorded.
    /// </summary>
    /// <param name="own">Facts of the question's own stream.</param>
    public static Moment ForOtherStreams(this Moment moment, IReadOnlyList<RecordedFact> own)
    {
        if (moment.AtVersion is not { } version || own.LastOrDefault(fact => fact.Version <= version) is not { } last)
            return moment with { AtVersion = null };
        return new Moment(moment.AsOf, moment.KnownAt < last.Recorded ? moment.KnownAt : last.Recorded);
    }
}
