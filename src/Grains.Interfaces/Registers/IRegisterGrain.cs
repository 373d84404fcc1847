using Samlop.Access;
using Samlop.Courses;
using Samlop.History;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;

namespace Samlop.Registers;

/// <summary>The lists of a region, by id. Key: <c>{region}</c>.</summary>
/// <remarks>
/// Lists follow the facts, a moment behind: who has just written asks the thing itself. Refused: <c>limit-out-of-range</c>.
/// </remarks>
[Alias("register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    [Alias("courses"), Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant, Role.Auditor)]
    IAsyncEnumerable<CourseRow> Courses(Page page);

    [Alias("municipalities"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor)]
    IAsyncEnumerable<MunicipalityRow> Municipalities(Page page);

    [Alias("groups"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor, Role.System)]
    IAsyncEnumerable<ManagementGroupRow> Groups(string? course, string? municipality, Page page);

    /// <summary>Each participant once: in the course asked for, or in that of those that match to which the person was invited last.</summary>
    [Alias("participants"), Allow(Role.Coordinator, Role.Facilitator)]
    IAsyncEnumerable<ParticipantRow> Participants(string? course, string? municipality, string? group, Page page);

    [Alias("programmes"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor)]
    IAsyncEnumerable<ProgrammeRow> Programmes(Page page);

    /// <summary>What the region's history holds, counted in the facts themselves; tells a gap in any stream.</summary>
    [Alias("history"), Allow(Role.Auditor)] Task<HistorySummary> History();
}

[GenerateSerializer, Immutable, Alias("register.programme-row")]
public sealed record ProgrammeRow(string Id, string Title, int Newest, bool Retired);

/// <param name="Streams">Kind of stream → number of streams.</param>
/// <param name="Facts">Stored name of the fact → number of facts.</param>
/// <param name="StreamsWithGaps">Keys of streams whose versions do not run 1, 2, 3 … to the version the stream says; empty when all is well.</param>
[GenerateSerializer, Immutable, Alias("register.history-summary")]
public sealed record HistorySummary(long Total, IReadOnlyDictionary<string, long> Streams, IReadOnlyDictionary<string, long> Facts, IReadOnlyList<string> StreamsWithGaps);
