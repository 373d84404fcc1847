using Samlop.Access;

namespace Samlop.Journeys;

/// <summary>
/// A group's whole story, in one order: the facts of its own stream, of its members' streams (never their private answers) and of its
/// course's stream. Key: <c>{region}/{group}</c>.
/// </summary>
[Alias("journey")]
public interface IJourneyGrain : IGrainWithStringKey
{
    /// <summary>
    /// The lines by effective time, then by recorded time. A member's facts belong to the journey while the person is in the group.
    /// <see cref="Moment.AtVersion"/> is a version of the group's stream. Refused: <c>limit-out-of-range</c>, <c>cursor-unknown</c>.
    /// </summary>
    [Alias("lines"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Auditor)]
    IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page);
}

/// <param name="Cursor">Position in the journey; goes into <see cref="Page.After"/>.</param>
/// <param name="Stream">Kind of stream: <c>management-group</c>, <c>participant</c>, <c>course</c>.</param>
/// <param name="StreamId">Id of the stream within the region.</param>
/// <param name="Version">Version of the stream after this fact.</param>
/// <param name="Fact">Stored name of the fact: <c>ambition-set</c>.</param>
/// <param name="Effective">The time at which the fact was true.</param>
/// <param name="Recorded">The time at which the fact was recorded.</param>
/// <param name="Role">Role of the actor.</param>
/// <param name="Actor">Opaque subject of the actor; null for auditors where the actor is a participant.</param>
/// <param name="Details">Content of the fact, name → value, without persons' texts.</param>
[GenerateSerializer, Immutable, Alias("journey.line")]
public sealed record JourneyLine(
    string Cursor, string Stream, string StreamId, long Version, string Fact,
    DateTimeOffset Effective, DateTimeOffset Recorded, Role Role, string? Actor,
    IReadOnlyDictionary<string, string> Details);
