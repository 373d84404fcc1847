using System.Linq.Expressions;
using System.Reflection;
using Samlop.Access;

namespace Samlop.Routes;

/// <summary>
/// The grain method that a route leads to, and the roles that may call it. Every endpoint of the API has it as metadata, so the roles stand
/// in one place: on the contract (<see cref="AllowAttribute"/>).
/// </summary>
public sealed record GrainMethod(Type Interface, string Name, IReadOnlyList<Role> Roles, MethodInfo Method)
{
    /// <summary>The method that a lambda calls: <c>(group, command) => group.SetAmbition(command)</c>.</summary>
    public static GrainMethod Of(LambdaExpression ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (ask.Body is not MethodCallExpression { Object: ParameterExpression grain } call || grain != ask.Parameters[0])
            throw new ArgumentException($"A route calls one method of its grain, not {ask}.", nameof(ask));
        var roles = call.Method.GetCustomAttribute<AllowAttribute>()?.Roles
            ?? throw new ArgumentException(
                $"{call.Method.DeclaringType?.Name}.{call.Method.Name} may be called by nobody: it has no [Allow].", nameof(ask));
        return new GrainMethod(call.Method.DeclaringType!, call.Method.Name, roles, call.Method);
    }

    /// <summary>The method's name in the API, from the aliases: <c>management-group.set-ambition</c>.</summary>
    public string OperationId { get; } = $"{AliasOf(Interface)}.{AliasOf(Method)}";

    /// <summary>The name of the command (<c>FormGroup</c>), or of the method if it takes none.</summary>
    public string Subject => Method.GetParameters() is [{ Name: "command" } command] ? command.ParameterType.Name : Name;

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? member.Name;
}
