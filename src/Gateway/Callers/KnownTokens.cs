using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Samlop.Callers;

/// <summary>
/// Caches tokens that were found valid. A client sends the same token with every request, and checking its signature each time is
/// expensive. No token is accepted after its expiry, and a withdrawn signing key is out of use within <see cref="Longest"/>.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock) : IDisposable
{
    private const int Most = 20_000;

    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public Task Find(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && _known.TryGetValue(header[Scheme.Length..].Trim(), out (ClaimsPrincipal Principal, DateTimeOffset Until) known)
            && clock.GetUtcNow() < known.Until)
        {
            context.Principal = known.Principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public Task Remember(TokenValidatedContext context)
    {
        var now = clock.GetUtcNow();
        if (context.SecurityToken is JsonWebToken token && token.ValidTo > now && context.Principal is { } principal)
        {
            var until = token.ValidTo < now + Longest ? token.ValidTo : now + Longest;
            _known.Set(token.EncodedToken, (principal, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = until });
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _known.Dispose();
}
