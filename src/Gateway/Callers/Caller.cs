using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Samlop.Access;
using Samlop.Requests;

namespace Samlop.Callers;

/// <summary>Who asks, as the token says it: an opaque subject and grants such as <c>coordinator:agder</c>.</summary>
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
    /// Refuses whoever may not call a method with these roles in the region: as not found when nothing at all is granted there,
    /// so that nobody learns what exists elsewhere. The silo holds the same rule.
    /// </summary>
    public void MustBeOneOf(IReadOnlyList<Role> allowed, string region)
    {
        var here = Grants.Where(grant => grant.Region == region || (grant.Role is Role.Administrator && allowed.Contains(Role.Administrator))).ToList();
        if (here.Count == 0)
            throw Refused.NotFound();
        if (!here.Exists(grant => allowed.Contains(grant.Role)))
            throw Refused.Forbidden();
    }

    /// <summary>Null for what is no grant; nobody is granted <see cref="Role.System"/> by a token.</summary>
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
