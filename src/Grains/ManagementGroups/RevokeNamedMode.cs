using Samlop.Access;

namespace Samlop.ManagementGroups;

[FactName("named-mode-revoked")]
public sealed record NamedModeRevoked(string Participant) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <param name="participant">Who takes consent back: the caller.</param>
    public IReadOnlyList<ManagementGroupFact> Decide(RevokeNamedMode _, string participant)
    {
        MustBeMembers([participant]);
        return Consents.Contains(participant) ? [new NamedModeRevoked(participant)] : [];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> RevokeNamedMode(RevokeNamedMode command)
    {
        Exists();
        var caller = Acting.Current.Call.Subject;
        return Transact(group => group.Decide(command, caller));
    }
}
