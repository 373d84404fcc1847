using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>A round's aggregate as it is shown from now on. It names nobody, not even who answered.</summary>
/// <param name="Members">How many could have answered: the members, and those who had answered before they left.</param>
[FactName("mapping-released")]
public sealed record MappingReleased(
    string Module, string Activity, string Instrument, int InstrumentVersion, int Members, Aggregate All, Comparison? SamePeople) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ReleaseMapping command, ProgrammeContent content, int threshold, RoundAnswers answers)
    {
        if (Round(command.Module, command.Activity) is not null)
            return [];
        var instrument = InstrumentOf(content, command.Module, command.Activity);
        IReadOnlyList<string> capabilities = [.. instrument.Capabilities.Select(capability => capability.Key)];
        // The sentence tells the threshold, never how many have answered.
        var all = Aggregates.Of([.. answers.Now.Values], capabilities, threshold)
            ?? throw new Refused("too-few-answers", $"Nothing is shown of fewer than {threshold} answers. Wait until more have answered.");
        var same = answers.Before is { } before ? Aggregates.SamePeople(answers.Then, before.All.Respondents, answers.Now, capabilities, threshold) : null;
        return [new MappingReleased(command.Module, command.Activity, instrument.Key, instrument.Version, Members.Union(answers.Now.Keys).Count, all, same)];
    }

    private MappingReleased? Round(string module, string activity) => Rounds.Find(round => round.Module == module && round.Activity == activity);

    /// <summary>The instrument of a mapping activity.</summary>
    internal static Instrument InstrumentOf(ProgrammeContent content, string module, string activity) =>
        content.Find(module, activity) is { Kind: ActivityKind.Mapping } mapping && content.Instrument(mapping.Instrument) is { } instrument
            ? instrument
            : throw ActivityUnknown(module, activity);
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> ReleaseMapping(ReleaseMapping command)
    {
        Exists();
        var course = await Course();
        var content = await curriculum.Of(RegionId, course);
        var answers = await Collect(command, ManagementGroup.InstrumentOf(content, command.Module, command.Activity).Key);
        return await Transact(group => group.Decide(command, content, course.AnonymityThreshold, answers));
    }

    private async Task<RoundAnswers> Collect(ReleaseMapping command, string instrument)
    {
        var before = (await FactsAt(Moment.Now)).LastOrDefault(fact =>
            fact.Fact is MappingReleased round && round.Instrument == instrument && (round.Module, round.Activity) != (command.Module, command.Activity));
        var now = await AnswersOf(command.Module, command.Activity, until: null);
        return before?.Fact is MappingReleased earlier
            ? new RoundAnswers(now, earlier, await AnswersOf(earlier.Module, earlier.Activity, before.Recorded))
            : new RoundAnswers(now, null, new Dictionary<string, IReadOnlyDictionary<string, int>>());
    }
}
