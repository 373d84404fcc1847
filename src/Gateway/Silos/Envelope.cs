using Samlop.Access;

namespace Samlop.Silos;

/// <summary>The envelope of the request under way.</summary>
internal static class Envelope
{
    private static readonly AsyncLocal<Call?> Local = new();

    /// <summary>Caller and command; set in the flow of control that then calls the grains.</summary>
    public static Call? Current { get => Local.Value; set => Local.Value = value; }
}

/// <summary>
/// Signs every call as it leaves. The calls that fetch the next rows of a long list are signed anew too, since an envelope is stale after
/// two minutes.
/// </summary>
internal sealed class EnvelopeFilter(CallSigner signer) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Envelope.Current is { } call)
            signer.Attach(call);
        return context.Invoke();
    }
}
