namespace Samlop.Access;

/// <summary>
/// Who may call a grain method. A method without it may be called by nobody. The gateway reads the same attribute for its
/// routes, so that both ends enforce one rule.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}
