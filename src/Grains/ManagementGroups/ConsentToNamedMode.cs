using Samlop.Access;

namespace Samlop.ManagementGroups;

[FactName("named-mode-consented")]
public sealed record NamedModeConsented(string Participant) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <param name="participant">Who consents: the caller, never somebody for somebody else.</param>
    public IReadOnlyList<ManagementGroupFact> Decide(ConsentToNamedMode _, string participant)
    {
        MustBeMembers([participant]);
        return Consents.Contains(participant) ? [] : [new NamedModeConsented(participant)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> ConsentToNamedMode(ConsentToNamedMode command)
    {
        Exists();
        var caller = Acting.Current.Call.Subject;
        return Transact(group => group.Decide(command, caller));
    }
}
