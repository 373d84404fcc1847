
namespace Samlop.Access;

/// <summary>What Samløp itself asks for, because of a fact: the ambient of the grain calls that follow.</summary>
/// <param name="CommandId">Derived from the fact, so that asking twice is asking once.</param>
/// <param name="Effective">The effective time of the fact that caused it.</param>
/// <param name="OnBehalfOf">Subject of the person who set it in motion, where there is one; the role stays <see cref="Role.System"/>.</param>
public sealed record SystemCall(Guid CommandId, string Correlation, string? Causation, DateTimeOffset? Effective, string OnBehalfOf = "samlop")
{
    private static readonly AsyncLocal<SystemCall?> Local = new();

    public static SystemCall? Current => Local.Value;

    /// <summary>
    /// Makes the calls in <paramref name="ask"/> under this command id. Returns the refusal if a rule refuses, else null; <c>try-later</c> is
    /// thrown, since it is no answer.
    /// </summary>
    public async Task<Refused?> Ask(Func<Task> ask)
    {
        var before = Local.Value;
        Local.Value = this;
        try
        {
            await ask();
            return null;
        }
        catch (Refused refused) when (refused.Kind is not RefusalKind.TryLater)
        {
            return refused;
        }
        finally
        {
            Local.Value = before;
        }
    }
}

/// <summary>Signs what a silo calls: one grain asking another never passes its caller's envelope on, it speaks as Samløp.</summary>
public sealed class SystemCallFilter(CallSigners signers) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType?.Assembly != typeof(Call).Assembly)
        {
            await context.Invoke();
            return;
        }

        var asked = SystemCall.Current;
        var acting = Acting.Ambient;
        signers.System.Attach(new Call(
            asked?.OnBehalfOf ?? "samlop",
            [new Grant(Role.System, StreamKey.RegionOf(context.TargetId))],
            asked?.CommandId ?? Guid.NewGuid(),
            null,
            asked?.Correlation ?? acting?.Call.Correlation ?? Guid.NewGuid().ToString("n"),
            asked?.Causation,
            asked?.Effective ?? acting?.Call.Effective,
            null,
            default));
        // What an async method sets stays in it: whoever made the call has the envelope of before.
        await context.Invoke();
    }
}
