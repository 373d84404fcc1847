namespace Samlop.ManagementGroups;

/// <summary>Leads from now on, instead of whoever led before.</summary>
[FactName("lead-appointed")]
public sealed record LeadAppointed(string Participant) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(AppointLead command)
    {
        MustBeMembers([command.Participant]);
        return Lead == command.Participant ? [] : [new LeadAppointed(command.Participant)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> AppointLead(AppointLead command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
