using System.Text.Json;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>Who someone is, between the clear and the sealed: written and read in one way wherever facts of persons are looked at.</summary>
public static class ParticipantDetails
{
    /// <summary>The newest details among these facts of one person; null when there are none, or no key to read them with.</summary>
    public static PersonalDetails? Read(IEnumerable<RecordedFact> ofOnePerson, PersonKey? key)
    {
        if (key is null)
            return null;
        var newest = ofOnePerson.Select(recorded => recorded.Fact switch
        {
            ParticipantInvited invited => invited.Details,
            DetailsCorrected corrected => corrected.Details,
            _ => (Sealed?)null,
        }).LastOrDefault(details => details is not null);
        return newest is { } found ? key.Open(found) : null;
    }

    internal static PersonalDetails Open(this PersonKey key, Sealed details) =>
        JsonSerializer.Deserialize<PersonalDetails>(key.Open(SealedField.Details, details), FactJson.Options)!;

    internal static Sealed Seal(this PersonKey key, PersonalDetails details) =>
        key.Seal(SealedField.Details, JsonSerializer.Serialize(details, FactJson.Options));

    /// <summary>The details without blanks around them; refused when there is no name or no address that mail could reach.</summary>
    internal static PersonalDetails Tidy(this PersonalDetails? details)
    {
        if (string.IsNullOrWhiteSpace(details?.GivenName) || string.IsNullOrWhiteSpace(details.FamilyName))
            throw new Refused("name-empty", $"Say the person's given name and family name.", RefusalKind.Invalid);
        return new PersonalDetails(
            details.GivenName.Trim(), details.FamilyName.Trim(), EmailAddress.Tidy(details.Email),
            string.IsNullOrWhiteSpace(details.Position) ? null : details.Position.Trim());
    }
}
