using Samlop.Access;
using Samlop.Courses;

namespace Samlop.ManagementGroups;

[GrainType(ManagementGroup.Kind)]
public sealed partial class ManagementGroupGrain(StreamServices services, CalendarOptions calendar, Curriculum curriculum, IMembers members)
    : CalendarGrain<ManagementGroup, ManagementGroupFact>(services, calendar), IManagementGroupGrain, IScoped
{
    /// <summary>A group that is not formed yet admits any working group; <see cref="Form"/> asks the course.</summary>
    public ValueTask<bool> Admits(Role role, string subject) => role switch
    {
        Role.Member => new(State.Members.Contains(subject)),
        Role.GroupLead => new(State.Lead == subject),
        Role.WorkingGroup => State.Formed is null ? new(true) : HasInWorkingGroup(subject),
        _ => new(false),
    };

    private async ValueTask<bool> HasInWorkingGroup(string subject) => (await Course()).WorkingGroup.Contains(subject);

    public Task<GroupStanding> Standing()
    {
        Exists();
        return Task.FromResult(new GroupStanding(Id, State.Formed!.Course, State.Municipality, State.Members, State.Lead));
    }

    public async Task<ManagementGroupView> View(Moment moment)
    {
        var facts = await FactsAt(moment);
        var content = await curriculum.Of(RegionId, await Course());
        var group = facts.Fold<ManagementGroup, ManagementGroupFact>();
        var names = await NamesOf(group.Members);
        var dissent = await members.Open(
            RegionId, [.. facts.Select(fact => fact.Fact).OfType<DecisionAdopted>().SelectMany(adopted => adopted.Dissent)]);
        return new ManagementGroupViews(Id, facts, group).View(content, names, dissent);
    }

    private Task<CourseStanding> Course() => Course(State.Formed!.Course);

    private Task<CourseStanding> Course(string course) => GrainFactory.GetGrain<ICourseGrain>($"{RegionId}/{course}").Standing();

    /// <summary>Participant → name, of those whose names the caller may see and who are not erased. Names are read where they belong, never kept here.</summary>
    private async Task<IReadOnlyDictionary<string, string>> NamesOf(IReadOnlyCollection<string> participants)
    {
        if (Acting.Current.Role is not (Role.Coordinator or Role.Facilitator or Role.WorkingGroup or Role.GroupLead or Role.Member))
            return new Dictionary<string, string>();
        return await members.NamesOf(RegionId, participants);
    }
}
