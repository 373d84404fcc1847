using System.Globalization;

namespace Samlop.Journeys;

/// <summary>The position of a fact in a journey: ordered by effective time, then recorded time, then stream and version.</summary>
public readonly record struct JourneyPosition(long Effective, long Recorded, string Stream, long Version)
{
    private const int Parts = 4;

    public static IComparer<JourneyPosition> Order { get; } = Comparer<JourneyPosition>.Create(Compare);

    public static JourneyPosition Of(RecordedFact fact) => new(fact.Effective.UtcTicks, fact.Recorded.UtcTicks, fact.Stream, fact.Version);

    /// <summary>Refused: <c>cursor-unknown</c>.</summary>
    public static JourneyPosition Parse(string cursor) =>
        cursor.Split('.', Parts) is [var effective, var recorded, var version, var stream]
        && long.TryParse(effective, NumberStyles.None, CultureInfo.InvariantCulture, out var effectiveTicks)
        && long.TryParse(recorded, NumberStyles.None, CultureInfo.InvariantCulture, out var recordedTicks)
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(effectiveTicks, recordedTicks, stream, number)
            : throw Paging.CursorUnknown();

    public string Cursor => FormattableString.Invariant($"{Effective}.{Recorded}.{Version}.{Stream}");

    private static int Compare(JourneyPosition one, JourneyPosition other) =>
        one.Effective != other.Effective ? one.Effective.CompareTo(other.Effective)
        : one.Recorded != other.Recorded ? one.Recorded.CompareTo(other.Recorded)
        : string.CompareOrdinal(one.Stream, other.Stream) is var stream and not 0 ? stream
        : one.Version.CompareTo(other.Version);
}
