namespace Samlop.Access;

/// <summary>
/// The roles that may call a grain method. Without this attribute no role may call it. The gateway reads the same attribute for
/// its routes, so that both ends enforce one rule.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}
