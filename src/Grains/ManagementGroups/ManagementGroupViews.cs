using Samlop.People;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>A group as people look at it: the fold of its facts at a moment, with the times at which they were true.</summary>
/// <param name="group">The fold of the same facts.</param>
public sealed class ManagementGroupViews(string id, IReadOnlyList<RecordedFact> facts, ManagementGroup group)
{
    /// <param name="names">Participant → name, for those whose name may be shown.</param>
    /// <param name="dissent">Sealed text → text, for those that can be opened.</param>
    public ManagementGroupView View(ProgrammeContent content, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<Sealed, string> dissent) => new(
        id,
        facts.Max(fact => fact.Version),
        group.Formed?.Name ?? "",
        group.Formed?.Course ?? "",
        group.Municipality,
        [.. Members(names)],
        [.. ActivitiesDone(content)],
        [.. group.Rounds.Select(round => new MappingRoundView(round.Module, round.Activity, round.Instrument, round.InstrumentVersion, round.All.Respondents, round.Members))],
        [.. Points<StartingPointAgreed>(fact => fact.Generations)],
        [.. Points<FollowUpAgreed>(fact => fact.Generations)],
        [.. Ambitions()],
        [.. Reflections()],
        [.. Dialogues()],
        new DecisionViews(id, dissent).Of(facts),
        group.NamedMode);

    private IEnumerable<(TFact Fact, DateTimeOffset At)> All<TFact>() =>
        facts.Where(fact => fact.Fact is TFact).Select(fact => ((TFact)(object)fact.Fact, fact.Effective));

    /// <summary>In the order in which they joined.</summary>
    private IEnumerable<MemberView> Members(IReadOnlyDictionary<string, string> names) =>
        group.Members
            .Select(member => new MemberView(member, names.GetValueOrDefault(member), group.Lead == member, All<MemberJoined>().Last(joined => joined.Fact.Participant == member).At))
            .OrderBy(member => member.Since).ThenBy(member => member.Participant, StringComparer.Ordinal);

    /// <summary>In the order in which the programme has them.</summary>
    private IEnumerable<string> ActivitiesDone(ProgrammeContent content) =>
        content.Modules.SelectMany(module => module.Activities
            .Where(activity => group.HasDone(module.Key, activity))
            .Select(activity => ManagementGroup.Key(module.Key, activity.Key)));

    /// <summary>The newest point of each capability.</summary>
    private IEnumerable<StandingPointView> Points<TFact>(Func<TFact, IReadOnlyDictionary<string, int>> generations) =>
        All<TFact>()
            .SelectMany(agreed => generations(agreed.Fact).Select(point => new StandingPointView(point.Key, point.Value, agreed.At)))
            .GroupBy(point => point.Capability)
            .Select(points => points.Last());

    private IEnumerable<AmbitionView> Ambitions() =>
        group.Ambitions.OrderBy(ambition => ambition.Key, StringComparer.Ordinal)
            .Select(ambition => new AmbitionView(ambition.Key, ambition.Value.Generation, ambition.Value.Horizon, ambition.Value.By, Revisions(ambition.Key)));

    /// <summary>How often it was revised since it was set.</summary>
    private int Revisions(string capability) => facts
        .Select(fact => fact.Fact)
        .Reverse()
        .TakeWhile(fact => fact is not AmbitionSet set || set.Capability != capability)
        .Count(fact => fact is AmbitionRevised revised && revised.Capability == capability);

    /// <summary>The newest text of each activity.</summary>
    private IEnumerable<ReflectionView> Reflections() =>
        All<ReflectionRecorded>()
            .GroupBy(recorded => (recorded.Fact.Module, recorded.Fact.Activity))
            .Select(texts => texts.Last())
            .Select(recorded => new ReflectionView(recorded.Fact.Module, recorded.Fact.Activity, recorded.Fact.Text, recorded.At));

    private IEnumerable<DialogueView> Dialogues() =>
        All<DialogueHeld>().Select(held => new DialogueView(held.Fact.Dialogue, held.Fact.Module, held.Fact.With, held.Fact.Topic, held.Fact.Outcome, held.At));
}
