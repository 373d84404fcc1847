using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;

namespace Samlop.Registers;

/// <summary>The lists of a region, ordered by id. Key: <c>{region}</c>.</summary>
/// <remarks>
/// Lists are a moment behind the facts: after a command, ask the thing itself by its id. Refused: <c>limit-out-of-range</c>.
/// </remarks>
[Alias("register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    [Alias("courses")]
    [Allow(Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant, Role.Auditor)]
    IAsyncEnumerable<CourseRow> Courses(Page page);

    [Alias("municipalities"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor)]
    IAsyncEnumerable<MunicipalityRow> Municipalities(Page page);

    [Alias("groups"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor, Role.System)]
    IAsyncEnumerable<ManagementGroupRow> Groups(string? course, string? municipality, Page page);

    /// <summary>
    /// Lists each participant once: in the given course, or else in the matching course to which the person was invited last.
    /// </summary>
    [Alias("participants"), Allow(Role.Coordinator, Role.Facilitator)]
    IAsyncEnumerable<ParticipantRow> Participants(string? course, string? municipality, string? group, Page page);

    [Alias("programmes"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor)]
    IAsyncEnumerable<ProgrammeRow> Programmes(Page page);

    /// <summary>Counts the streams and facts of the region, in the facts themselves, and names every stream with a gap.</summary>
    [Alias("history"), Allow(Role.Auditor)] Task<HistorySummary> History();
}
