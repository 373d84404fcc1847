using Samlop.ManagementGroups;
using Samlop.People;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.Participants;

/// <summary>Answers for groups, from the facts and the keys of their members.</summary>
public sealed class Members(IHistory history, IVault vault) : IMembers
{
    public async Task<IReadOnlyDictionary<string, Answers>> AnswersOf(
        string region, AnsweredRound round, IReadOnlyCollection<string> participants)
    {
        var answered = round.In(await FactsOf(region, participants));
        var keys = await vault.KeysOf(region, [.. answered.Keys]);
        return answered.Where(own => keys.ContainsKey(own.Key))
            .ToDictionary(own => own.Key, own => MappingAnswers.Read(own.Value, keys[own.Key])!);
    }

    public async Task<IReadOnlyDictionary<string, string>> NamesOf(string region, IReadOnlyCollection<string> participants)
    {
        var facts = await FactsOf(region, participants);
        var keys = await vault.KeysOf(region, participants);
        var names = new Dictionary<string, string>();
        foreach (var person in facts.GroupBy(fact => StreamKey.Parse(fact.Stream).Id))
            if (ParticipantDetails.Read(person, keys.GetValueOrDefault(person.Key)) is { } details)
                names[person.Key] = $"{details.GivenName} {details.FamilyName}";
        return names;
    }

    public async Task<IReadOnlyList<SealedDissent>> Seal(string region, IReadOnlyList<Dissent> dissent)
    {
        var keys = await vault.KeysOf(region, [.. dissent.Select(one => one.Participant)]);
        return [.. dissent.Where(one => keys.ContainsKey(one.Participant))
            .Select(one => new SealedDissent(one.Participant, keys[one.Participant].Seal(SealedField.Dissent, one.Text.Trim())))];
    }

    public async Task<IReadOnlyDictionary<Sealed, string>> Open(string region, IReadOnlyCollection<SealedDissent> dissent)
    {
        var keys = await vault.KeysOf(region, [.. dissent.Select(one => one.Participant)]);
        return dissent.Where(one => keys.ContainsKey(one.Participant)).Distinct()
            .ToDictionary(one => one.Text, one => keys[one.Participant].Open(SealedField.Dissent, one.Text));
    }

    private async Task<IReadOnlyList<RecordedFact>> FactsOf(string region, IEnumerable<string> participants)
    {
        string[] streams = [.. participants.Select(person => $"{new StreamKey(Participant.Kind, region, person)}")];
        return await history.Read(region, streams, CancellationToken.None);
    }
}

/// <summary>Finds the answers of a round among the facts of persons.</summary>
public static class AnswersInRound
{
    /// <summary>Participant → the answer that is in the round.</summary>
    public static IReadOnlyDictionary<string, MappingAnswered> In(this AnsweredRound round, IEnumerable<RecordedFact> facts) =>
        facts.Where(fact => (round.Until is null || fact.Recorded <= round.Until) && fact.Fact is MappingAnswered answered && round.Counts(answered))
            .GroupBy(fact => StreamKey.Parse(fact.Stream).Id)
            .ToDictionary(own => own.Key, own => (MappingAnswered)own.First().Fact);

    private static bool Counts(this AnsweredRound round, MappingAnswered answered) =>
        answered.Course == round.Course && answered.Group == round.Group
        && answered.Module == round.Module && answered.Activity == round.Activity;
}
