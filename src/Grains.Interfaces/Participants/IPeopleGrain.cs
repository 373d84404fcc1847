using Samlop.Access;

namespace Samlop.Participants;

/// <summary>Who is who in a region: from an e-mail address to a person's opaque id. Key: <c>{region}</c>.</summary>
[Alias("people")]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>
    /// The id of the person with this address, made when there is none; the same however often it is asked. The address is not kept,
    /// only a keyed hash. Refused: <c>email-invalid</c>.
    /// </summary>
    [Alias("person-for"), Allow(Role.Coordinator, Role.System)] Task<string> PersonFor(string email);
}
