using Samlop.People;

namespace Samlop.Participants;

/// <summary>
/// Whenever a person is erased, deletes the person's key. The grain deletes it at once; this reaction does so if the grain crashed first.
/// </summary>
public sealed class DeletePersonKey(IVault vault) : Reaction<PersonalDataErased>
{
    public override string Name => "delete-person-key";

    protected override Task React(Because because, PersonalDataErased fact) => vault.Erase(because.Region, because.Id);
}
