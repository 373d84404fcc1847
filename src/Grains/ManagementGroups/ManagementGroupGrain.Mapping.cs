namespace Samlop.ManagementGroups;

/// <summary>What is shown of a released round.</summary>
public sealed partial class ManagementGroupGrain
{
    public async Task<MappingView> Mapping(string module, string activity, Moment moment)
    {
        List<RecordedFact> rounds = [.. (await FactsAt(moment)).Where(fact => fact.Fact is MappingReleased).OrderBy(fact => fact.Version)];
        var at = rounds.FindIndex(fact => fact.Fact is MappingReleased round && round.Module == module && round.Activity == activity);
        if (at < 0)
            throw ManagementGroup.MappingNotReleased();

        var round = (MappingReleased)rounds[at].Fact;
        var before = rounds.Take(at).Select(fact => (MappingReleased)fact.Fact).LastOrDefault(earlier => earlier.Instrument == round.Instrument);
        var named = State.NamedMode ? await Named(round, rounds[at].Recorded) : null;
        return new MappingView(module, activity, round.Instrument, round.InstrumentVersion, round.Members, round.All, before?.All, round.SamePeople, named);
    }

    private Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>> AnswersOf(string module, string activity, DateTimeOffset? until) =>
        members.AnswersOf(RegionId, new AnsweredRound(State.Formed!.Course, Id, module, activity, until), State.Everyone);

    /// <summary>
    /// The answers of the members, who all consent; null when the others in the release (who left, or are erased, and did not consent)
    /// could be told by subtraction.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>?> Named(MappingReleased round, DateTimeOffset released)
    {
        var course = await Course();
        var answers = await AnswersOf(round.Module, round.Activity, released);
        var ofMembers = answers.Where(answer => State.Members.Contains(answer.Key)).ToDictionary();
        return State.NamedMode && Aggregates.HidesTheRest(ofMembers.Count, round.All.Respondents, course.AnonymityThreshold) ? ofMembers : null;
    }
}
