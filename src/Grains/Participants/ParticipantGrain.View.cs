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
        var courses = participant.Courses.Where(c => c.Value.Group.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal);
        foreach (var (course, enrolment) in courses)
            if (await ViewOf(course, enrolment, own, acting) is { } view)
                enrolments.Add(view);
        var (version, details) = (facts.Max(fact => fact.Version), ParticipantDetails.Read(facts, key));
        return new ParticipantView(Id, version, details, participant.Erased || key is null, participant.Restricted, enrolments);
    }

    /// <summary>Null when the caller acts as a working group, but not of this course: it may not see the person's work here.</summary>
    /// <remarks>
    /// The rule (<see cref="ProgressLaw"/>) decides what is complete, not the facts that say so: in a view of a past day, a back-dated
    /// attendance may come before the work that completed the module with it.
    /// </remarks>
    private async Task<EnrolmentView?> ViewOf(string course, Enrolment enrolment, PrivateAnswers? own, Acting acting)
    {
        var standing = await Course(course).Standing();
        if (acting.Role is Role.WorkingGroup && !standing.WorkingGroup.Contains(acting.Call.Subject))
            return null;
        var content = await curriculum.Of(RegionId, standing);
        var finished = enrolment.Phase is EnrolmentPhase.Enrolled && content.Finishes(enrolment);
        var phase = finished ? EnrolmentPhase.Finished : enrolment.Phase;
        return new EnrolmentView(
            course, enrolment.Municipality, enrolment.Group, phase, enrolment.DeclinedBecause,
            [.. content.Modules.Select(module => ViewOf(module, enrolment.Progress(module.Key)))],
            own?.Answers(course), own?.Reflections(course));
    }

    private static ModuleProgressView ViewOf(Programmes.Module module, ModuleProgress progress) =>
        new(module.Key, [.. progress.Done], progress.Attendance, module.Completes(progress));
}

/// <summary>A person's answers and texts. Only the person may read them.</summary>
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
