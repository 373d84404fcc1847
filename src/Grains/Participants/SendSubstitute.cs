using Samlop.People;

namespace Samlop.Participants;

/// <param name="Substitute">Name of who came (<see cref="SealedField.Substitute"/>).</param>
[FactName("substitute-sent")]
public sealed record SubstituteSent(string Course, string Module, Sealed Substitute) : ParticipantFact;

public sealed partial record Participant
{
    /// <param name="today">Name of who is known to have come; null when nobody is.</param>
    public IReadOnlyList<ParticipantFact> Decide(SendSubstitute command, Teaching teaching, string? today, Sealed substitute)
    {
        var enrolment = Enrolled(command.Course);
        if (string.IsNullOrWhiteSpace(command.Substitute))
            throw new Refused("name-empty", $"Say who came.", RefusalKind.Invalid);
        MustBeHeld(teaching, command.Module);
        if (enrolment.Progress(command.Module).Attendance is Attendance.Attended)
            throw new Refused("already-attended", $"The person attended the gathering. Correct the attendance first if that is wrong.");
        return command.Substitute.Trim() == today
            ? []
            : Progressed(new SubstituteSent(command.Course, command.Module, substitute), command.Course, command.Module, teaching.Content);
    }

    /// <summary>Who came in the person's stead, still sealed.</summary>
    internal Sealed? SubstituteIn(string course, string module) =>
        Courses.GetValueOrDefault(course, Enrolment.None).Progress(module).Substitute;
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> SendSubstitute(SendSubstitute command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        var key = await vault.KeyOf(RegionId, Id);
        return await Transact(participant =>
        {
            var known = key ?? throw Participant.IsErased();
            var today = participant.SubstituteIn(command.Course, command.Module) is { } name ? known.Open(SealedField.Substitute, name) : null;
            return participant.Decide(command, teaching, today, known.Seal(SealedField.Substitute, command.Substitute?.Trim() ?? ""));
        });
    }
}
