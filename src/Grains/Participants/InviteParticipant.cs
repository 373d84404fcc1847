using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.People;

namespace Samlop.Participants;

/// <param name="Details">Who it is (<see cref="SealedField.Details"/>).</param>
[FactName("participant-invited")]
public sealed record ParticipantInvited(string Course, string Municipality, string Group, bool Lead, Sealed Details) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="course">Null when there is none.</param>
    /// <param name="group">Null when there is none.</param>
    /// <param name="addressIsTheirs">Whether the address leads to this person.</param>
    public IReadOnlyList<ParticipantFact> Decide(InviteParticipant command, CourseStanding? course, GroupStanding? group, bool addressIsTheirs, Sealed details)
    {
        Present();
        command.Details.Tidy();
        if (!addressIsTheirs)
            throw EmailOfAnother();

        var enrolment = Courses.GetValueOrDefault(command.Course, Enrolment.None);
        if (enrolment is { Phase: EnrolmentPhase.Invited, Group: not "" } && IsInvitedTo(enrolment, command))
            return [];
        if (enrolment.Phase is EnrolmentPhase.Asking or EnrolmentPhase.Enrolled)
            throw new Refused("already-in-course", $"The person takes part in the course already. Transfer them if the group is another one.");
        MustFit(command, course, group);
        return [new ParticipantInvited(command.Course, command.Municipality, command.Group, command.Lead, details)];
    }

    private static bool IsInvitedTo(Enrolment enrolment, InviteParticipant command) =>
        enrolment.Municipality == command.Municipality && enrolment.Group == command.Group && enrolment.Lead == command.Lead;

    private static void MustFit(InviteParticipant command, CourseStanding? course, GroupStanding? group)
    {
        if (course is null)
            throw new Refused("course-unknown", $"There is no course {command.Course} in the region.", RefusalKind.Invalid);
        if (course.Phase is CoursePhase.Completed or CoursePhase.Cancelled)
            throw CourseEnded();
        if (!course.Municipalities.Contains(command.Municipality))
            throw new Refused("municipality-not-in-course", $"Municipality {command.Municipality} does not take part in the course. Invite it first.");
        if (group is null)
            throw GroupUnknown(command.Group);
        if (group.Course != command.Course)
            throw GroupOfAnotherCourse(command.Group);
        if (group.Municipality != command.Municipality)
            throw new Refused("group-of-another-municipality", $"Group {command.Group} belongs to municipality {group.Municipality}, not to {command.Municipality}.");
    }

    private static Refused EmailOfAnother() =>
        new("email-of-another-person", $"That e-mail address does not belong to this person. Ask who has it.");

    private static Refused CourseEnded() => new("course-ended", $"The course has ended.");

    private static Refused GroupUnknown(string group) => new("group-unknown", $"There is no group {group} in the region.", RefusalKind.Invalid);

    private static Refused GroupOfAnotherCourse(string group) => new("group-of-another-course", $"Group {group} belongs to another course.");
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> Invite(InviteParticipant command)
    {
        var details = command.Details.Tidy();
        var key = await vault.KeyOf(RegionId, Id);
        var theirs = key is not null && await vault.Find(RegionId, details.Email) == Id;
        var course = await CourseOf(command.Course);
        var group = await GroupOf(command.Group);
        var written = key?.Seal(details) ?? default;
        return await Transact(participant => participant.Decide(command, course, group, theirs, written));
    }
}
