using Orleans.Concurrency;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>Holds no state, since the vault knows the persons, so any number of these grains can answer at the same time.</summary>
[GrainType("people"), StatelessWorker]
public sealed class PeopleGrain(IVault vault) : Grain, IPeopleGrain
{
    public async Task<string> PersonFor(string email) => await vault.PersonFor(this.GetPrimaryKeyString(), EmailAddress.Tidy(email));
}
