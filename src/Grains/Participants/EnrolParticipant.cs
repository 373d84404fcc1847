using Samlop.Access;
using Samlop.Courses;

namespace Samlop.Participants;

/// <summary>The person wants the place; a seat of the municipality is asked for next, then the place in the group.</summary>
[FactName("enrolment-requested")]
public sealed record EnrolmentRequested(string Course, string Municipality, string Group, bool Lead) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="municipality">Which the group belongs to today: municipalities merge between invitation and enrolment.</param>
    /// <param name="byCoordinator">Coordinators enrol people late, while the course is running.</param>
    public IReadOnlyList<ParticipantFact> Decide(EnrolParticipant command, CourseStanding course, string municipality, bool byCoordinator)
    {
        Present();
        if (!Courses.TryGetValue(command.Course, out var enrolment))
            throw new Refused("not-invited", $"The person has not been invited to that course.");
        if (enrolment.Phase is EnrolmentPhase.Asking or EnrolmentPhase.Enrolled)
            return [];
        var open = course is { Phase: CoursePhase.Enrolling, EnrolmentOpen: true } || (byCoordinator && course.Phase is CoursePhase.Running);
        return open
            ? [new EnrolmentRequested(command.Course, municipality, enrolment.Group, enrolment.Lead)]
            : throw new Refused("enrolment-not-open", $"Enrolment is not open. Ask a coordinator of the region.");
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> Enrol(EnrolParticipant command)
    {
        Exists();
        var byCoordinator = Acting.Current.Role is Role.Coordinator;
        var course = await StandingOf(command.Course);
        var municipality = await MunicipalityToday(command.Course);
        return await Transact(participant => participant.Decide(command, course, municipality, byCoordinator));
    }
}
