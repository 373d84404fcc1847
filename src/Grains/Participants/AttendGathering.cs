namespace Samlop.Participants;

[FactName("gathering-attended")]
public sealed record GatheringAttended(string Course, string Module) : ParticipantFact;

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(AttendGathering command, Teaching teaching)
    {
        var enrolment = Enrolled(command.Course);
        MustBeHeld(teaching, command.Module);
        return enrolment.Progress(command.Module).Attendance is Attendance.Attended
            ? []
            : Progressed(new GatheringAttended(command.Course, command.Module), command.Course, command.Module, teaching.Content);
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> AttendGathering(AttendGathering command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        return await Transact(participant => participant.Decide(command, teaching));
    }
}
