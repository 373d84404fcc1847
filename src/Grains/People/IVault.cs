namespace Samlop.People;

/// <summary>
/// The persons' keys, apart from the facts. A person whose key is gone is erased: what stands under it in any fact, backup or read model
/// can never be read again.
/// </summary>
public interface IVault
{
    /// <summary>
    /// The id of the person with this e-mail address in the region, the same however often and from however many sides it is asked; made,
    /// with a key, when there is none. The address itself is not kept: only a keyed hash of it, trimmed and in lower case.
    /// </summary>
    Task<string> PersonFor(string region, string email);

    /// <summary>The id of the person with this address, or null.</summary>
    Task<string?> Find(string region, string email);

    /// <summary>The ids of those of these addresses that are known; keyed by the address as it was given.</summary>
    Task<IReadOnlyDictionary<string, string>> Find(string region, IReadOnlyCollection<string> emails);

    /// <summary>The person's key; null when the person is erased or unknown.</summary>
    Task<PersonKey?> KeyOf(string region, string person);

    /// <summary>The keys of those who still have one.</summary>
    Task<IReadOnlyDictionary<string, PersonKey>> KeysOf(string region, IReadOnlyCollection<string> persons);

    /// <summary>
    /// The person is found by this address from now on, and by no other. False, and nothing changed, when another person has it or the
    /// person is erased or unknown. Twice is once.
    /// </summary>
    Task<bool> ChangeEmail(string region, string person, string newEmail);

    /// <summary>Deletes key and hash for good. Twice is once.</summary>
    Task Erase(string region, string person);
}
