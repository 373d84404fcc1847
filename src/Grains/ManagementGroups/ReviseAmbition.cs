namespace Samlop.ManagementGroups;

[FactName("ambition-revised")]
public sealed record AmbitionRevised(string Capability, int Generation, Horizon Horizon, DateOnly By, string Reason) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ReviseAmbition command, DateOnly today)
    {
        var standing = Ambitions.GetValueOrDefault(command.Capability) ?? throw AmbitionNotSet();
        var reason = Reason(command.Reason);
        if (Says(standing, command.Generation, command.Horizon, command.By))
            return [];
        MustBeInReach(command.Capability, command.Generation);
        MustBeAhead(command.By, today);
        return [new AmbitionRevised(command.Capability, command.Generation, command.Horizon, command.By, reason)];
    }

    private static Refused AmbitionNotSet() => new("ambition-not-set", $"There is no ambition for this capability. Set one first.");
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ReviseAmbition(ReviseAmbition command)
    {
        Exists();
        var today = EffectiveDay;
        return Transact(group => group.Decide(command, today));
    }
}
