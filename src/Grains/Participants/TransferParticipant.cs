using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>A place in another group is asked for, and a seat when that group is of another municipality.</summary>
/// <param name="Reason">Somebody's own words about the person (<see cref="SealedField.Reason"/>).</param>
[FactName("transfer-requested")]
public sealed record TransferRequested(string Course, string FromGroup, string FromMunicipality, string ToGroup, string ToMunicipality, Sealed Reason) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="target">Null when there is no such group.</param>
    /// <param name="municipality">Which the group the person sits in belongs to today.</param>
    public IReadOnlyList<ParticipantFact> Decide(TransferParticipant command, CourseStanding course, GroupStanding? target, string municipality, Sealed reason)
    {
        var enrolment = Enrolled(command.Course);
        if (enrolment.Finished)
            throw NotEnrolled();
        if (enrolment.Group == command.Group)
            throw new Refused("already-in-group", $"The person is in that group already.");
        if (enrolment.Transfer is { } pending)
            return pending.ToGroup == command.Group
                ? []
                : throw new Refused("transfer-under-way", $"A transfer to group {pending.ToGroup} is under way. Wait for its answer.");
        if (course.Phase is CoursePhase.Completed or CoursePhase.Cancelled)
            throw CourseEnded();
        if (target is null)
            throw GroupUnknown(command.Group);
        if (target.Course != command.Course)
            throw GroupOfAnotherCourse(command.Group);
        return [new TransferRequested(command.Course, enrolment.Group, municipality, command.Group, target.Municipality, reason)];
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> Transfer(TransferParticipant command)
    {
        Exists();
        var course = await StandingOf(command.Course);
        var target = await GroupOf(command.Group);
        var municipality = await MunicipalityToday(command.Course);
        var reason = await Seal(SealedField.Reason, command.Reason);
        return await Transact(participant => participant.Decide(command, course, target, municipality, reason ?? throw Participant.IsErased()));
    }
}
