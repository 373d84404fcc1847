using Samlop.Access;
using Samlop.People;

namespace Samlop.Participants;

public sealed partial class ParticipantGrain
{
    public async Task<ParticipantView> View(Moment moment)
    {
        var acting = Acting.Current;
        var facts = await FactsAt(moment);
        var key = await vault.KeyOf(RegionId, Id);
        var participant = AttendanceLaw.InOrder(facts).Fold<Participant, ParticipantFact>();
        var own = acting.Call.Subject == Id && key is not null ? new PrivateAnswers(facts, key) : null;

        var enrolments = new List<EnrolmentView>();
        foreach (var (course, enrolment) in participant.Courses.Where(c => c.Value.Group.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal))
            if (await ViewOf(course, enrolment, own, acting) is { } view)
                enrolments.Add(view);
        return new ParticipantView(
            Id, facts.Max(fact => fact.Version), ParticipantDetails.Read(facts, key), participant.Erased || key is null, participant.Restricted, enrolments);
    }

    /// <summary>Null for the working group of another course: what the person does there is none of its business.</summary>
    /// <remarks>
    /// Completeness is asked of the law, not of the facts that say so: seen as of a day, a back-dated attendance may be known before the
    /// work that completed the module with it.
    /// </remarks>
    private async Task<EnrolmentView?> ViewOf(string course, Enrolment enrolment, PrivateAnswers? own, Acting acting)
    {
        var standing = await Course(course).Standing();
        if (acting.Role is Role.WorkingGroup && !standing.WorkingGroup.Contains(acting.Call.Subject))
            return null;
        var content = await curriculum.Of(RegionId, standing);
        var finished = enrolment.Phase is EnrolmentPhase.Enrolled && content.Finishes(enrolment);
        return new EnrolmentView(
            course, enrolment.Municipality, enrolment.Group, finished ? EnrolmentPhase.Finished : enrolment.Phase, enrolment.DeclinedBecause,
            [.. content.Modules.Select(module => ViewOf(module, enrolment.Progress(module.Key)))],
            own?.Answers(course), own?.Reflections(course));
    }

    private static ModuleProgressView ViewOf(Programmes.Module module, ModuleProgress progress) =>
        new(module.Key, [.. progress.Done], progress.Attendance, module.Completes(progress));
}

/// <summary>What a person answered and wrote, for nobody but the person.</summary>
internal sealed class PrivateAnswers(IReadOnlyList<RecordedFact> facts, PersonKey key)
{
    /// <summary><c>module/activity</c> → capability → generation.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Answers(string course) =>
        facts.Select(recorded => recorded.Fact).OfType<MappingAnswered>().Where(fact => fact.Course == course)
            .GroupBy(fact => $"{fact.Module}/{fact.Activity}")
            .ToDictionary(round => round.Key, round => MappingAnswers.Read(round.Last(), key)!);

    /// <summary><c>module/activity</c> → the newest text.</summary>
    public IReadOnlyDictionary<string, string> Reflections(string course) =>
        facts.Select(recorded => recorded.Fact).OfType<ReflectionWritten>().Where(fact => fact.Course == course)
            .GroupBy(fact => $"{fact.Module}/{fact.Activity}")
            .ToDictionary(texts => texts.Key, texts => key.Open(SealedField.Reflection, texts.Last().Text));
}
