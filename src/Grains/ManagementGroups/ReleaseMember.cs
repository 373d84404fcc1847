namespace Samlop.ManagementGroups;

[FactName("member-left")]
public sealed record MemberLeft(string Participant, string Reason) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(ReleaseMember command) =>
        Members.Contains(command.Participant) ? [new MemberLeft(command.Participant, command.Reason.Trim())] : [];

    /// <summary>The member's work stays with the group; the member's lead and consent end.</summary>
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
