using Samlop.People;

namespace Samlop.Participants;

/// <summary>The person was there after all, or was not; not being there takes a substitute away too.</summary>
/// <param name="Reason">Somebody's own words about the person (<see cref="SealedField.Reason"/>).</param>
[FactName("attendance-corrected")]
public sealed record AttendanceCorrected(string Course, string Module, bool Attended, Sealed Reason) : ParticipantFact;

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(CorrectAttendance command, Teaching teaching, Sealed reason)
    {
        var enrolment = Enrolled(command.Course);
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw ReasonEmpty();
        MustBeHeld(teaching, command.Module);
        return enrolment.Progress(command.Module).Attendance == (command.Attended ? Attendance.Attended : Attendance.Absent)
            ? []
            : Progressed(new AttendanceCorrected(command.Course, command.Module, command.Attended, reason), command.Course, command.Module, teaching.Content);
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> CorrectAttendance(CorrectAttendance command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        var reason = await Seal(SealedField.Reason, command.Reason);
        return await Transact(participant => participant.Decide(command, teaching, reason ?? throw Participant.IsErased()));
    }
}
