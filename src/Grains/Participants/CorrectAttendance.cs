using Samlop.People;

namespace Samlop.Participants;

/// <summary>Corrects whether the person attended the gathering. Either way a substitute no longer counts.</summary>
/// <param name="Reason">The caller's words about the person (<see cref="SealedField.Reason"/>).</param>
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
        if (enrolment.Progress(command.Module).Attendance == (command.Attended ? Attendance.Attended : Attendance.Absent))
            return [];
        var corrected = new AttendanceCorrected(command.Course, command.Module, command.Attended, reason);
        return Progressed(corrected, command.Course, command.Module, teaching.Content);
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
