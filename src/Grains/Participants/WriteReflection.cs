using Samlop.People;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>A person's own text, the first time or revised; the newest counts, the activity is completed once.</summary>
/// <param name="Text">The text (<see cref="SealedField.Reflection"/>).</param>
[FactName("reflection-written")]
public sealed record ReflectionWritten(string Course, string Module, string Activity, Sealed Text) : ParticipantFact;

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(WriteReflection command, Teaching teaching, Sealed text)
    {
        Enrolled(command.Course);
        Unrestricted();
        Open(teaching, command.Module, command.Activity, ActivityKind.Reflection);
        if (string.IsNullOrWhiteSpace(command.Text))
            throw new Refused("reflection-empty", $"Write something.", RefusalKind.Invalid);
        return Progressed(new ReflectionWritten(command.Course, command.Module, command.Activity, text), command.Course, command.Module, teaching.Content);
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> WriteReflection(WriteReflection command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        var text = await Seal(SealedField.Reflection, command.Text);
        return await Transact(participant => participant.Decide(command, teaching, text ?? throw Participant.IsErased()));
    }
}
