namespace Samlop.Municipalities;

[FactName("contact-released")]
public sealed record ContactReleased(string Person) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(ReleaseContact command) =>
        Contacts.Contains(command.Person)
            ? [new ContactReleased(command.Person)]
            : throw new Refused("contact-unknown", $"That person is not a contact of the municipality.");
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> ReleaseContact(ReleaseContact command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
