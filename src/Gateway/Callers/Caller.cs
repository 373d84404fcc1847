using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Samlop.Access;
using Samlop.Requests;

namespace Samlop.Callers;

/// <summary>The caller as the token describes it: an opaque subject and grants such as <c>coordinator:agder</c>.</summary>
public sealed record Caller(string Subject, ImmutableArray<Grant> Grants)
{
    public const string SubjectClaim = "sub", GrantsClaim = "samlop_grants";

    private const int LongestSubject = 200;

    public static Caller Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var subject = principal.FindFirstValue(SubjectClaim);
        if (string.IsNullOrWhiteSpace(subject) || subject.Length > LongestSubject || subject.Any(char.IsControl))
            throw new Refused("token-without-subject", $"The token does not say who you are in its sub claim.", RefusalKind.Forbidden);
        return new Caller(subject, [.. principal.FindAll(GrantsClaim).Select(claim => Read(claim.Value)).OfType<Grant>().Distinct()]);
    }

    /// <summary>
    /// Refuses a caller that has none of these roles in the region. A caller without any role there gets <c>not-found</c>, so that nobody
    /// learns what exists in another region. The silo applies the same rule.
    /// </summary>
    public void MustBeOneOf(IReadOnlyList<Role> allowed, string region)
    {
        var mayBeAdministrator = allowed.Contains(Role.Administrator);
        var here = Grants.Where(grant => grant.Region == region || (grant.Role is Role.Administrator && mayBeAdministrator)).ToList();
        if (here.Count == 0)
            throw Refused.NotFound();
        if (!here.Exists(grant => allowed.Contains(grant.Role)))
            throw Refused.Forbidden();
    }

    /// <summary>Reads one grant; null if the word is none. No token can grant <see cref="Role.System"/>.</summary>
    private static Grant? Read(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var region = colon < 0 ? null : word[(colon + 1)..];
        return RoleOf(colon < 0 ? word : word[..colon]) switch
        {
            Role.Administrator => region is null ? new Grant(Role.Administrator, null) : null,
            { } role when region is not null && Address.IsSlug(region) => new Grant(role, region),
            _ => null,
        };
    }

    /// <summary>The role of a word such as <c>group-lead</c>; null when no token may carry it.</summary>
    public static Role? RoleOf(string word) => Words.TryGetValue(word, out var role) ? role : null;

    private static readonly Dictionary<string, Role> Words =
        Enum.GetValues<Role>().Where(role => role is not Role.System)
            .ToDictionary(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()), StringComparer.Ordinal);
}
