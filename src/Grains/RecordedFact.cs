using Samlop.Access;

namespace Samlop;

/// <summary>A fact with all that is known of its recording.</summary>
/// <param name="Id">Derived from the command (<see cref="FactId"/>).</param>
/// <param name="Stream">Key of the stream: <c>management-group/agder/…</c>.</param>
/// <param name="Version">Position in the stream, from 1.</param>
/// <param name="Recorded">When it was recorded; never faked.</param>
/// <param name="Effective">When it was true.</param>
/// <param name="Actor">Opaque subject of who did it.</param>
/// <param name="Role">In which role.</param>
/// <param name="BodyHash">Hash of the command's content; null when Samløp itself asked.</param>
public sealed record RecordedFact(
    Fact Fact, Guid Id, string Stream, long Version, DateTimeOffset Recorded, DateTimeOffset Effective,
    string Actor, Role Role, Guid Command, string? BodyHash, string Correlation, string? Causation)
{
    /// <summary>A time for <see cref="Recorded"/>: PostgreSQL keeps microseconds, and what an append is recognised by must be what is read back.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
