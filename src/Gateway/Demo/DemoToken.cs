using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Samlop.Access;
using Samlop.Callers;
using Samlop.Requests;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Samlop.Demo;

/// <summary>
/// Issues a token for any role. Parameters: <c>role</c>, <c>region</c> (none for an administrator), <c>subject</c> (an opaque id; a new
/// one if absent).
/// </summary>
internal sealed class DemoToken(byte[] secret, string audience) :
    IOpenIddictServerHandler<ValidateTokenRequestContext>, IOpenIddictServerHandler<HandleTokenRequestContext>
{
    private const string Client = "demo";

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Client || !CryptographicOperations.FixedTimeEquals(Utf8(context.ClientSecret ?? ""), secret))
            context.Reject(Errors.InvalidClient, "The client is not demo, or its secret is another.");
        else if (Wrong(context.Request) is { } sentence)
            context.Reject(Errors.InvalidRequest, sentence);
        return default;
    }

    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var (role, region, subject) = Asked(context.Request);
        var identity = new ClaimsIdentity(nameof(DemoToken));
        identity.SetClaim(Claims.Subject, subject ?? Guid.CreateVersion7().ToString("d"));
        var grants = JsonSerializer.Serialize(new[] { region is null ? role! : $"{role}:{region}" });
        identity.AddClaim(new Claim(Caller.GrantsClaim, grants, JsonClaimValueTypes.JsonArray));
        identity.SetAudiences(audience);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Wrong(OpenIddictRequest request)
    {
        var (role, region, subject) = Asked(request);
        return Caller.RoleOf(role ?? "") switch
        {
            null => "There is no such role; choose administrator, coordinator, facilitator, working-group, group-lead, member, participant "
                + "or auditor.",
            Role.Administrator when region is not null => "An administrator has no region.",
            not Role.Administrator when region is null || !Address.IsSlug(region) =>
                "Name the region of the role: small letters, digits and hyphens.",
            _ when subject is not null && !Address.IsSlug(subject) =>
                "A subject is an opaque id: small letters, digits and hyphens, at most 64.",
            _ => null,
        };
    }

    private static (string? Role, string? Region, string? Subject) Asked(OpenIddictRequest request) =>
        (Word(request, "role"), Word(request, "region"), Word(request, "subject"));

    private static string? Word(OpenIddictRequest request, string name) =>
        (string?)request.GetParameter(name) is { Length: > 0 } word ? word : null;
}
