using Samlop.Programmes;

namespace Samlop.Participants;

[FactName("activity-completed")]
public sealed record ActivityCompleted(string Course, string Module, string Activity) : ParticipantFact;

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(CompleteActivity command, Teaching teaching)
    {
        var enrolment = Enrolled(command.Course);
        var activity = Open(teaching, command.Module, command.Activity);
        if (activity.Form is not ActivityForm.Alone)
            throw new Refused("activity-not-alone", $"Activity {command.Activity} is done together: the group's lead completes it.");
        if (activity.Kind is ActivityKind.Mapping or ActivityKind.Reflection)
            throw new Refused("activity-needs-its-own-answer", $"Activity {command.Activity} is completed by answering it.");
        return enrolment.Progress(command.Module).Done.Contains(command.Activity)
            ? []
            : Progressed(new ActivityCompleted(command.Course, command.Module, command.Activity), command.Course, command.Module, teaching.Content);
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> CompleteActivity(CompleteActivity command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        return await Transact(participant => participant.Decide(command, teaching));
    }
}
