namespace Samlop.People;

/// <summary>
/// The persons' keys, kept apart from the facts. A person whose key is deleted is erased: no text under that key, in any fact, backup or
/// read model, can ever be read again.
/// </summary>
public interface IVault
{
    /// <summary>
    /// The id of the person with this e-mail address in the region. The first call makes it, with a key; all others get the same id, also
    /// at the same time. The address itself is not kept, only a keyed hash of it, trimmed and in lower case.
    /// </summary>
    Task<string> PersonFor(string region, string email);

    /// <summary>The id of the person with this address, or null.</summary>
    Task<string?> Find(string region, string email);

    /// <summary>The ids of the known addresses among these, by the address as it was given.</summary>
    Task<IReadOnlyDictionary<string, string>> Find(string region, IReadOnlyCollection<string> emails);

    /// <summary>The person's key; null when the person is erased or unknown.</summary>
    Task<PersonKey?> KeyOf(string region, string person);

    /// <summary>The keys of those of these persons who still have one, by person.</summary>
    Task<IReadOnlyDictionary<string, PersonKey>> KeysOf(string region, IReadOnlyCollection<string> persons);

    /// <summary>
    /// Makes the person found by this address, and by no other. Returns false and changes nothing when another person has the address, or
    /// when the person is erased or unknown. A repetition changes nothing.
    /// </summary>
    Task<bool> ChangeEmail(string region, string person, string newEmail);

    /// <summary>Deletes key and hash for good. A repetition changes nothing.</summary>
    Task Erase(string region, string person);
}
