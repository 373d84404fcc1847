namespace Samlop.Access;

/// <summary>
/// The two keys that a silo accepts: one that it shares with the gateway, and one that only silos hold, so that no gateway can
/// call as <see cref="Role.System"/>.
/// </summary>
public sealed class CallSigners(CallSigner gateway, CallSigner system)
{
    public CallSigner System { get; } = system;

    public Call? Read()
    {
        // Most calls are the gateway's.
        if (gateway.Read() is not { } call)
            return System.Read();
        return call.Grants.All(grant => grant.Role is not Role.System) ? call : null;
    }
}
