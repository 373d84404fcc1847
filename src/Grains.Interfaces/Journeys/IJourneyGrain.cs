using Samlop.Access;

namespace Samlop.Journeys;

/// <summary>A group's whole story: its own stream, its members' (never their private answers) and its course's, in one order. Key: <c>{region}/{group}</c>.</summary>
[Alias("journey")]
public interface IJourneyGrain : IGrainWithStringKey
{
    /// <summary>
    /// The lines in the order they were true (effective time, then recorded time). A member's lines are those of the time in the group.
    /// <see cref="Moment.AtVersion"/> counts on the group's stream. Refused: <c>limit-out-of-range</c>, <c>cursor-unknown</c>.
    /// </summary>
    [Alias("lines"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Auditor)]
    IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page);
}

/// <param name="Cursor">Position in the journey; goes into <see cref="Page.After"/>.</param>
/// <param name="Stream">Kind of stream: <c>management-group</c>, <c>participant</c>, <c>course</c>.</param>
/// <param name="StreamId">Id within the region.</param>
/// <param name="Version">Version of that stream with this fact.</param>
/// <param name="Fact">Stored name of the fact: <c>ambition-set</c>.</param>
/// <param name="Effective">When it was true.</param>
/// <param name="Recorded">When it was recorded.</param>
/// <param name="Role">Role of who did it.</param>
/// <param name="Actor">Opaque subject; null for auditors where the actor is a participant.</param>
/// <param name="Details">What changed, name → value, texts of persons left out.</param>
[GenerateSerializer, Immutable, Alias("journey.line")]
public sealed record JourneyLine(
    string Cursor, string Stream, string StreamId, long Version, string Fact,
    DateTimeOffset Effective, DateTimeOffset Recorded, Role Role, string? Actor,
    IReadOnlyDictionary<string, string> Details);
