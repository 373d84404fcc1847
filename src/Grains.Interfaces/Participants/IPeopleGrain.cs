using Samlop.Access;

namespace Samlop.Participants;

/// <summary>Finds a person's opaque id by e-mail address, within a region. Key: <c>{region}</c>.</summary>
[Alias("people")]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>
    /// The id of the person with this address. The first request makes it, all later ones get the same. The address is not kept, only a
    /// keyed hash of it. Refused: <c>email-invalid</c>.
    /// </summary>
    [Alias("person-for"), Allow(Role.Coordinator, Role.System)] Task<string> PersonFor(string email);
}
