namespace Samlop.ManagementGroups;

/// <param name="Generations">Capability → generation.</param>
/// <param name="Evidence">The aggregate that the group saw when it agreed.</param>
[FactName("follow-up-agreed")]
public sealed record FollowUpAgreed(string Module, string Activity, IReadOnlyDictionary<string, int> Generations, Aggregate Evidence) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <summary>A follow-up is agreed once for each capability and round: a third round may be followed by another.</summary>
    public IReadOnlyList<ManagementGroupFact> Decide(AgreeFollowUp command)
    {
        if (command.Generations.Count == 0 || command.Generations.Keys.Any(capability => !StartingPoint.ContainsKey(capability)))
            throw new Refused("starting-point-not-agreed", $"Choose capabilities for which the group has agreed on a starting point.");
        var round = Round(command.Module, command.Activity) ?? throw MappingNotReleased();
        if (command.Generations.Keys.Any(capability => !IsLater(round, capability)))
            throw new Refused("follow-up-needs-later-round", $"Choose a round of the same mapping that was released after the one on which the starting point was agreed.");
        MustBeGenerations(command.Generations.Values);
        var key = Key(command.Module, command.Activity);
        if (command.Generations.All(agreed => FollowUp.GetValueOrDefault((agreed.Key, key))?.Generation == agreed.Value))
            return [];
        if (command.Generations.Keys.Any(capability => FollowUp.ContainsKey((capability, key))))
            throw new Refused("follow-up-already-agreed", $"The group has agreed on where it stands for one of these capabilities after this round already.");
        return [new FollowUpAgreed(command.Module, command.Activity, Ordered(command.Generations), round.All)];
    }

    private bool IsLater(MappingReleased round, string capability) =>
        round.All.Capabilities.Any(shown => shown.Capability == capability)
        && Rounds.IndexOf(round) > Rounds.FindIndex(earlier => Key(earlier.Module, earlier.Activity) == StartingPoint[capability].Round);

    private ManagementGroup Agreed(FollowUpAgreed fact)
    {
        var key = Key(fact.Module, fact.Activity);
        return this with { FollowUp = FollowUp.SetItems(fact.Generations.Select(agreed => KeyValuePair.Create((agreed.Key, key), new AgreedPoint(agreed.Value, key)))) };
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> AgreeFollowUp(AgreeFollowUp command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
