using System.Collections.Concurrent;
using System.Reflection;

namespace Samlop.Access;

/// <summary>
/// Checks every call on one of our interfaces, in the silo. The gateway signs the envelope, or a silo does for <see cref="Role.System"/>.
/// The method, the region of the grain, and the grain itself must all allow the caller's role.
/// </summary>
/// <remarks>
/// Refused: <c>not-found</c> for a caller without a role in the region, <c>forbidden</c> for the wrong role in it,
/// <c>caller-not-signed</c>.
/// </remarks>
public sealed class CallFilter(CallSigners signers) : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, IReadOnlyList<Role>?> Allowed = new();

    public Task Invoke(IIncomingGrainCallContext context) =>
        Asked(context) is { } method && Allowed.GetOrAdd(method, AllowedFor) is { } allowed
            ? Invoke(context, allowed)
            : context.Invoke();

    private async Task Invoke(IIncomingGrainCallContext context, IReadOnlyList<Role> allowed)
    {
        var call = signers.Read()
            ?? throw new Refused("caller-not-signed", $"The call has no valid envelope.", RefusalKind.Forbidden);
        var region = StreamKey.RegionOf(context.TargetId);
        var role = await ActingRole(context, allowed, call, region);
        // A value that an async method sets ends with the method, so there is no caller after the call.
        Acting.Ambient = new Acting(call, role, region);
        await context.Invoke();
    }

    /// <summary>
    /// The method of our interfaces that is called. For an <c>IAsyncEnumerable</c> it is an argument of the request for the enumeration.
    /// </summary>
    private static MethodInfo? Asked(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod is { } direct && IsOurs(direct))
            return direct;
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
            if (context.Request.GetArgument(i) is Orleans.Serialization.Invocation.IInvokable inner
                && inner.GetMethod() is { } behind
                && IsOurs(behind))
                return behind;
        return null;
    }

    private static bool IsOurs(MethodInfo method) => method.DeclaringType?.Assembly == typeof(Call).Assembly;

    /// <summary>The roles that may call the method; null when no envelope is needed. Without an attribute no role may.</summary>
    private static IReadOnlyList<Role>? AllowedFor(MethodInfo method) =>
        method.IsDefined(typeof(OpenAttribute)) ? null : method.GetCustomAttribute<AllowAttribute>()?.Roles ?? [];

    private static async ValueTask<Role> ActingRole(
        IIncomingGrainCallContext context, IReadOnlyList<Role> allowed, Call call, string region)
    {
        var isHere = false;
        foreach (var (role, where) in call.Grants)
        {
            var isAllowed = allowed.Contains(role);
            if (where != region && !(where is null && role is Role.Administrator && isAllowed))
                continue;
            isHere = true;
            if (isAllowed && (!role.IsScoped() || context.Grain is not IScoped scoped || await scoped.Admits(role, call.Subject)))
                return role;
        }

        throw isHere ? Refused.Forbidden() : Refused.NotFound();
    }
}
