using Samlop.Access;
using Samlop.Courses;
using Samlop.History;
using Samlop.Participants;
using Samlop.People;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

[GrainType("management-group")]
public sealed partial class ManagementGroupGrain(StreamServices services, CalendarOptions calendar, Curriculum curriculum, IVault vault)
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
        var group = facts.Aggregate(ManagementGroup.Initial, (state, fact) => state.Evolve((ManagementGroupFact)fact.Fact));
        var names = await NamesOf(group.Members);
        var dissent = await DissentOf(facts);
        return new ManagementGroupViews(Id, facts, group).View(content, names, dissent);
    }

    private Task<CourseStanding> Course() => Course(State.Formed!.Course);

    private Task<CourseStanding> Course(string course) => GrainFactory.GetGrain<ICourseGrain>($"{RegionId}/{course}").Standing();

    /// <summary>Participant → name, of those whose names the caller may see and who are not erased. Names are read where they belong, never kept here.</summary>
    private async Task<IReadOnlyDictionary<string, string>> NamesOf(IReadOnlyCollection<string> participants)
    {
        if (Acting.Current.Role is not (Role.Coordinator or Role.Facilitator or Role.WorkingGroup or Role.GroupLead or Role.Member))
            return new Dictionary<string, string>();

        var facts = await History.Read(RegionId, StreamsOf(participants), CancellationToken.None);
        var keys = await vault.KeysOf(RegionId, participants);
        var names = new Dictionary<string, string>();
        foreach (var person in facts.GroupBy(fact => AnsweredRound.PersonOf(fact.Stream)))
            if (ParticipantDetails.Read(person, keys.GetValueOrDefault(person.Key)) is { } details)
                names[person.Key] = $"{details.GivenName} {details.FamilyName}";
        return names;
    }

    /// <summary>Sealed text → text, of those who are not erased.</summary>
    private async Task<IReadOnlyDictionary<Sealed, string>> DissentOf(IEnumerable<RecordedFact> facts)
    {
        List<SealedDissent> dissent = [.. facts.Select(fact => fact.Fact).OfType<DecisionAdopted>().SelectMany(adopted => adopted.Dissent)];
        var keys = await vault.KeysOf(RegionId, [.. dissent.Select(one => one.Participant)]);
        return dissent.Where(one => keys.ContainsKey(one.Participant)).Distinct()
            .ToDictionary(one => one.Text, one => keys[one.Participant].Open(DissentField, one.Text));
    }
}
