using Samlop.People;

namespace Samlop.Participants;

/// <summary>Whenever a person is erased, the key goes; the grain does so at once, this heals a crash in between.</summary>
public sealed class DeletePersonKey(IVault vault) : Reaction<PersonalDataErased>
{
    public override string Name => "delete-person-key";

    protected override Task React(Because because, PersonalDataErased fact) => vault.Erase(because.Region, because.Id);
}
