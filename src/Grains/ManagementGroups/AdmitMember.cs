namespace Samlop.ManagementGroups;

/// <param name="Lead">The member leads the group from now on; false when somebody else did already.</param>
[FactName("member-joined")]
public sealed record MemberJoined(string Participant, bool Lead) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <summary>A management group that is larger does not hold a discussion any more.</summary>
    public const int MembersAtMost = 40;

    public IReadOnlyList<ManagementGroupFact> Decide(AdmitMember command)
    {
        if (Members.Contains(command.Participant))
            return [];
        if (Members.Count >= MembersAtMost)
            throw new Refused("group-full", $"The group has {MembersAtMost} members and takes no more. Choose another group.");
        return [new MemberJoined(command.Participant, command.Lead && Lead is null)];
    }

    private ManagementGroup Joined(MemberJoined fact) => this with
    {
        Members = Members.Add(fact.Participant),
        Everyone = Everyone.Add(fact.Participant),
        Lead = fact.Lead ? Lead ?? fact.Participant : Lead,
    };
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> AdmitMember(AdmitMember command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
