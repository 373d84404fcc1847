using Samlop.History;
using Samlop.Participants;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>Answers that can be read now, fetched before a release is decided.</summary>
/// <param name="Now">Participant → answers of the round.</param>
/// <param name="Before">The newest released round of the same instrument; null when there is none.</param>
/// <param name="Then">Participant → answers that are in that release.</param>
public sealed record RoundAnswers(IReadOnlyDictionary<string, Answers> Now, MappingReleased? Before, IReadOnlyDictionary<string, Answers> Then);

/// <summary>Which answers are in a round: those that were given in the group, to the activity, before it was released.</summary>
/// <param name="Until">When the round was released; null when it is not yet. Whoever answered later is not in it.</param>
public sealed record AnsweredRound(string Course, string Group, string Module, string Activity, DateTimeOffset? Until)
{
    /// <param name="facts">Of participants.</param>
    public IReadOnlyDictionary<string, MappingAnswered> In(IEnumerable<RecordedFact> facts) =>
        facts.Where(fact => (Until is null || fact.Recorded <= Until) && fact.Fact is MappingAnswered answered && Counts(answered))
            .GroupBy(fact => PersonOf(fact.Stream))
            .ToDictionary(own => own.Key, own => (MappingAnswered)own.First().Fact);

    internal static string PersonOf(string stream) => stream[(stream.LastIndexOf('/') + 1)..];

    private bool Counts(MappingAnswered answered) =>
        answered.Course == Course && answered.Group == Group && answered.Module == Module && answered.Activity == Activity;
}

/// <summary>How the group reads its members' answers: none of them is kept here.</summary>
public sealed partial class ManagementGroupGrain
{
    /// <summary>Participant → answers, of whoever is or was a member; those of erased persons can be read no more.</summary>
    private async Task<IReadOnlyDictionary<string, Answers>> AnswersOf(string module, string activity, DateTimeOffset? until)
    {
        var facts = await History.Read(RegionId, StreamsOf(State.Everyone), CancellationToken.None);
        var answered = new AnsweredRound(State.Formed!.Course, Id, module, activity, until).In(facts);
        var keys = await vault.KeysOf(RegionId, [.. answered.Keys]);
        return answered.Where(own => keys.ContainsKey(own.Key)).ToDictionary(own => own.Key, own => MappingAnswers.Read(own.Value, keys[own.Key])!);
    }

    private List<string> StreamsOf(IEnumerable<string> participants) => [.. participants.Select(participant => $"participant/{RegionId}/{participant}")];
}
