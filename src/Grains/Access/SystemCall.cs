namespace Samlop.Access;

/// <summary>A command of Samløp itself, because of a fact: the grain calls that follow in this flow use its data.</summary>
/// <param name="CommandId">Derived from the fact, so that a repeated call is the same command.</param>
/// <param name="Effective">The effective time of the fact that caused it.</param>
/// <param name="OnBehalfOf">Subject of the person who started it, if there is one; the role stays <see cref="Role.System"/>.</param>
public sealed record SystemCall(
    Guid CommandId, string Correlation, string? Causation, DateTimeOffset? Effective, string OnBehalfOf = "samlop")
{
    private static readonly AsyncLocal<SystemCall?> Local = new();

    public static SystemCall? Current => Local.Value;

    /// <summary>
    /// Makes the calls in <paramref name="ask"/> under this command id. Returns the refusal, or null; <c>try-later</c> is thrown, since it
    /// is no answer.
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

/// <summary>Signs the calls of a silo. A grain that calls another grain does so as Samløp, never with its own caller's envelope.</summary>
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
        // A value that an async method sets ends with the method, so the calling code keeps the envelope that it had.
        await context.Invoke();
    }
}
