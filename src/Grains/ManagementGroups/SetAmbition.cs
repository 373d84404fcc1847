namespace Samlop.ManagementGroups;

[FactName("ambition-set")]
public sealed record AmbitionSet(string Capability, int Generation, Horizon Horizon, DateOnly By) : ManagementGroupFact;

/// <summary>An ambition, as it was set or last revised.</summary>
/// <param name="FellDue">Its day has come, and that is recorded.</param>
public sealed record Ambition(int Generation, Horizon Horizon, DateOnly By, bool FellDue = false);

public sealed partial record ManagementGroup
{
    /// <param name="today">The day on which the ambition is set. The ambition may be for the same day.</param>
    public IReadOnlyList<ManagementGroupFact> Decide(SetAmbition command, DateOnly today)
    {
        if (Ambitions.TryGetValue(command.Capability, out var standing))
            return Says(standing, command.Generation, command.Horizon, command.By)
                ? []
                : throw new Refused("ambition-already-set", $"There is an ambition for this capability already. Revise it.");
        MustBeInReach(command.Capability, command.Generation);
        MustBeAhead(command.By, today);
        return [new AmbitionSet(command.Capability, command.Generation, command.Horizon, command.By)];
    }

    private static bool Says(Ambition ambition, int generation, Horizon horizon, DateOnly by) =>
        ambition.Generation == generation && ambition.Horizon == horizon && ambition.By == by;

    /// <summary>An ambition aims above the group's starting point.</summary>
    private void MustBeInReach(string capability, int generation)
    {
        if (!StartingPoint.TryGetValue(capability, out var start))
            throw new Refused("starting-point-not-agreed", $"Agree where the group stands before you decide where to go.");
        if (generation <= start.Generation || generation > Generations)
            throw new Refused("ambition-out-of-reach", $"Choose a generation above {start.Generation} and at most {Generations}.");
    }

    private static void MustBeAhead(DateOnly by, DateOnly today)
    {
        if (by < today)
            throw new Refused("ambition-in-the-past", $"Choose today or a later day.");
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> SetAmbition(SetAmbition command)
    {
        Exists();
        var today = EffectiveDay;
        return Transact(group => group.Decide(command, today));
    }
}
