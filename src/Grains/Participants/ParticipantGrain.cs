using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.People;

namespace Samlop.Participants;

[GrainType(Participant.Kind)]
public sealed partial class ParticipantGrain(StreamServices services, IVault vault, Curriculum curriculum)
    : StreamGrain<Participant, ParticipantFact>(services), IParticipantGrain, IScoped
{
    public async ValueTask<bool> Admits(Role role, string subject)
    {
        if (role is not Role.WorkingGroup)
            return subject == Id;
        foreach (var course in State.Courses.Keys)
            if ((await Course(course).Standing()).WorkingGroup.Contains(subject))
                return true;
        return false;
    }

    private ICourseGrain Course(string course) => GrainFactory.GetGrain<ICourseGrain>($"{RegionId}/{course}");

    /// <summary>Null when there is no such course in the region.</summary>
    private Task<CourseStanding?> CourseOf(string course) => Course(course).Standing().OrNull();

    /// <summary>Null when there is no such group in the region.</summary>
    private Task<GroupStanding?> GroupOf(string group) =>
        GrainFactory.GetGrain<IManagementGroupGrain>($"{RegionId}/{group}").Standing().OrNull();

    /// <summary>
    /// The course as it stands; none is asked when the person was never invited to it, since then it will be refused anyway. The working
    /// group of one course has no say in another that the person is in.
    /// </summary>
    private async Task<CourseStanding> StandingOf(string course)
    {
        var acting = Acting.Current;
        var standing = State.Courses.ContainsKey(course) ? await Course(course).Standing() : Teaching.NoCourse;
        return acting.Role is Role.WorkingGroup && !standing.WorkingGroup.Contains(acting.Call.Subject) ? throw Refused.Forbidden() : standing;
    }

    private async Task<Teaching> TeachingOf(string course)
    {
        var standing = await StandingOf(course);
        return State.Courses.ContainsKey(course) ? new Teaching(standing, await curriculum.Of(RegionId, standing)) : Teaching.None;
    }

    /// <summary>Which municipality the person's group in the course belongs to by now: it may have been merged since the person came.</summary>
    private async Task<string> MunicipalityToday(string course) =>
        State.Courses.TryGetValue(course, out var enrolment) ? (await GroupOf(enrolment.Group))?.Municipality ?? enrolment.Municipality : "";

    /// <summary>Null when the person has no key any more.</summary>
    private async Task<Sealed?> Seal(string field, string? text) =>
        (await vault.KeyOf(RegionId, Id))?.Seal(field, text?.Trim() ?? "");
}
