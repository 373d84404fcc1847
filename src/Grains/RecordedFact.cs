using Samlop.Access;

namespace Samlop;

/// <summary>A fact with the data of its recording.</summary>
/// <param name="Id">Derived from the command's id (<see cref="FactId"/>).</param>
/// <param name="Stream">Key of the stream: <c>management-group/agder/…</c>.</param>
/// <param name="Version">Position in the stream, from 1.</param>
/// <param name="Recorded">The time at which it was recorded; never back-dated.</param>
/// <param name="Effective">The time at which it was true.</param>
/// <param name="Actor">Opaque subject of the actor.</param>
/// <param name="Role">The role in which the actor acted.</param>
/// <param name="BodyHash">Hash of the command's content; null when Samløp itself is the caller.</param>
public sealed record RecordedFact(
    Fact Fact, Guid Id, string Stream, long Version, DateTimeOffset Recorded, DateTimeOffset Effective,
    string Actor, Role Role, Guid Command, string? BodyHash, string Correlation, string? Causation)
{
    /// <summary>
    /// The present time for <see cref="Recorded"/>, in whole microseconds: PostgreSQL keeps no smaller unit, and an append is recognised
    /// only if the same value is read back.
    /// </summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
