namespace Samlop.Access;

/// <summary>A grain that knows which persons stand in which relation to it.</summary>
public interface IScoped
{
    /// <summary>Whether a caller with a role that counts only in some course, group or person (working group, lead, member, participant) has it here.</summary>
    ValueTask<bool> Admits(Role role, string subject);
}

/// <summary>Whether a role counts in a whole region, or only where a grain says so.</summary>
public static class RoleScope
{
    public static bool IsScoped(this Role role) => role is Role.WorkingGroup or Role.GroupLead or Role.Member or Role.Participant;
}
