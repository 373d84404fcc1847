using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;

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
