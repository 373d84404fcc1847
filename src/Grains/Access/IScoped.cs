namespace Samlop.Access;

/// <summary>A grain that decides itself whether a caller has a scoped role here (<see cref="RoleScope"/>).</summary>
public interface IScoped
{
    /// <summary>True when the person with this subject has the role in this course or group, or is this participant.</summary>
    ValueTask<bool> Admits(Role role, string subject);
}

/// <summary>Scoped roles hold in single courses, groups or persons; all other roles hold in a whole region.</summary>
public static class RoleScope
{
    public static bool IsScoped(this Role role) => role is Role.WorkingGroup or Role.GroupLead or Role.Member or Role.Participant;
}
