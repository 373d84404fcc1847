namespace Samlop.ManagementGroups;

/// <param name="Generations">Capability → generation.</param>
/// <param name="Evidence">The aggregate that the group saw when it agreed.</param>
[FactName("starting-point-agreed")]
public sealed record StartingPointAgreed(string Module, string Activity, IReadOnlyDictionary<string, int> Generations, Aggregate Evidence) : ManagementGroupFact;

/// <summary>A capability's generation, and the round on which it was agreed.</summary>
public sealed record AgreedPoint(int Generation, string Round);

public sealed partial record ManagementGroup
{
    public const int Generations = 5;

    public IReadOnlyList<ManagementGroupFact> Decide(AgreeStartingPoint command)
    {
        var round = Round(command.Module, command.Activity) ?? throw MappingNotReleased();
        if (command.Generations.Count == 0 || command.Generations.Keys.Except(round.All.Capabilities.Select(shown => shown.Capability)).Any())
            throw new Refused("capability-unknown", $"Choose one or more of the capabilities of the mapping.", RefusalKind.Invalid);
        MustBeGenerations(command.Generations.Values);
        var key = Key(command.Module, command.Activity);
        if (command.Generations.All(agreed => StartingPoint.GetValueOrDefault(agreed.Key) == new AgreedPoint(agreed.Value, key)))
            return [];
        if (command.Generations.Keys.Any(StartingPoint.ContainsKey))
            throw new Refused("starting-point-already-agreed", $"The group has agreed on its starting point for one of these capabilities already. Agree on a follow-up after a later round.");
        return [new StartingPointAgreed(command.Module, command.Activity, Ordered(command.Generations), round.All)];
    }

    internal static Refused MappingNotReleased() => new("mapping-not-released", $"The mapping has not been released for the group. Release it first.");

    private ManagementGroup Agreed(StartingPointAgreed fact) => this with
    {
        StartingPoint = StartingPoint.SetItems(fact.Generations.Select(agreed =>
            KeyValuePair.Create(agreed.Key, new AgreedPoint(agreed.Value, Key(fact.Module, fact.Activity))))),
    };

    private static void MustBeGenerations(IEnumerable<int> generations)
    {
        if (generations.Any(generation => generation is < 1 or > Generations))
            throw new Refused("generation-out-of-range", $"Choose generations from 1 to {Generations}.", RefusalKind.Invalid);
    }

    private static Dictionary<string, int> Ordered(IReadOnlyDictionary<string, int> generations) =>
        generations.OrderBy(agreed => agreed.Key, StringComparer.Ordinal).ToDictionary();
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> AgreeStartingPoint(AgreeStartingPoint command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
