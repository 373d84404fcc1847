using System.Collections.Concurrent;
using System.Reflection;

namespace Samlop.Access;

/// <summary>
/// The silo's own guard: every call on one of our interfaces carries an envelope signed by the gateway, or by a silo for
/// <see cref="Role.System"/>, and its role must be allowed for the method, in the region of the grain, and by the grain itself.
/// </summary>
/// <remarks>Refused: <c>not-found</c> for whoever is not in the region, <c>forbidden</c> for the wrong role in it, <c>caller-not-signed</c>.</remarks>
public sealed class CallFilter(CallSigners signers) : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, IReadOnlyList<Role>?> Allowed = new();

    public Task Invoke(IIncomingGrainCallContext context) =>
        Asked(context) is { } method && Allowed.GetOrAdd(method, AllowedFor) is { } allowed ? Invoke(context, allowed) : context.Invoke();

    private async Task Invoke(IIncomingGrainCallContext context, IReadOnlyList<Role> allowed)
    {
        var call = signers.Read() ?? throw new Refused("caller-not-signed", $"The call does not say who makes it.", RefusalKind.Forbidden);
        var region = StreamKey.RegionOf(context.TargetId);
        var role = await ActingRole(context, allowed, call, region);
        // What an async method sets stays in it: nobody acts when the call is over.
        Acting.Ambient = new Acting(call, role, region);
        await context.Invoke();
    }

    /// <summary>The method of ours that is asked for; behind an <c>IAsyncEnumerable</c> it is in the request for the enumeration.</summary>
    private static MethodInfo? Asked(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod is { } direct && IsOurs(direct))
            return direct;
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
            if (context.Request.GetArgument(i) is Orleans.Serialization.Invocation.IInvokable inner && inner.GetMethod() is { } behind && IsOurs(behind))
                return behind;
        return null;
    }

    private static bool IsOurs(MethodInfo method) => method.DeclaringType?.Assembly == typeof(Call).Assembly;

    /// <summary>Null for what anyone may ask; nobody may call what says nothing.</summary>
    private static IReadOnlyList<Role>? AllowedFor(MethodInfo method) =>
        method.IsDefined(typeof(OpenAttribute)) ? null : method.GetCustomAttribute<AllowAttribute>()?.Roles ?? [];

    private static async ValueTask<Role> ActingRole(IIncomingGrainCallContext context, IReadOnlyList<Role> allowed, Call call, string region)
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
