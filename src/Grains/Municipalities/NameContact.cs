namespace Samlop.Municipalities;

[FactName("contact-named")]
public sealed record ContactNamed(string Person) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(NameContact command)
    {
        if (string.IsNullOrWhiteSpace(command.Person))
            throw new Refused("contact-empty", $"Say by subject who the contact is.", RefusalKind.Invalid);
        return Contacts.Contains(command.Person.Trim()) ? [] : [new ContactNamed(command.Person.Trim())];
    }
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> NameContact(NameContact command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
