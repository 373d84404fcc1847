namespace Samlop.ManagementGroups;

[FactName("member-left")]
public sealed record MemberLeft(string Participant, string Reason) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ReleaseMember command) =>
        Members.Contains(command.Participant) ? [new MemberLeft(command.Participant, command.Reason.Trim())] : [];

    /// <summary>What the member did stays; leading and consenting end.</summary>
    private ManagementGroup Left(string participant) => this with
    {
        Members = Members.Remove(participant),
        Consents = Consents.Remove(participant),
        Lead = Lead == participant ? null : Lead,
    };
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ReleaseMember(ReleaseMember command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
