using Orleans.Concurrency;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>Holds nothing: the vault knows who is who, so any number of these can answer at once.</summary>
[GrainType("people"), StatelessWorker]
public sealed class PeopleGrain(IVault vault) : Grain, IPeopleGrain
{
    public async Task<string> PersonFor(string email) => await vault.PersonFor(this.GetPrimaryKeyString(), EmailAddress.Tidy(email));
}
