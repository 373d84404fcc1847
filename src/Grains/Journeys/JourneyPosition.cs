using System.Globalization;
using Samlop.History;

namespace Samlop.Journeys;

/// <summary>Where a fact stands in a journey: by when it was true, then by when it was recorded, then by its place in its stream.</summary>
public readonly record struct JourneyPosition(long Effective, long Recorded, string Stream, long Version) : IComparable<JourneyPosition>
{
    private const int Parts = 4;

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

    public int CompareTo(JourneyPosition other) =>
        Effective != other.Effective ? Effective.CompareTo(other.Effective)
        : Recorded != other.Recorded ? Recorded.CompareTo(other.Recorded)
        : string.CompareOrdinal(Stream, other.Stream) is var stream and not 0 ? stream
        : Version.CompareTo(other.Version);
}
