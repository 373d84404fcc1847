namespace Samlop.ManagementGroups;

[FactName("ambition-withdrawn")]
public sealed record AmbitionWithdrawn(string Capability, string Reason) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(WithdrawAmbition command) =>
        Ambitions.ContainsKey(command.Capability)
            ? [new AmbitionWithdrawn(command.Capability, Reason(command.Reason))]
            : throw AmbitionNotSet();
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> WithdrawAmbition(WithdrawAmbition command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
