using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Samlop.Callers;

public sealed class KnownTokensSpecs : IDisposable
{
    private static readonly AuthenticationScheme Bearer = new("Bearer", null, typeof(JwtBearerHandler));

    private readonly Clock _clock = new();
    private readonly KnownTokens _known;

    public KnownTokensSpecs() => _known = new KnownTokens(_clock);

    public void Dispose() => _known.Dispose();

    [Fact]
    public async Task A_token_is_known_for_a_minute()
    {
        var (token, principal) = await Remembered(validFor: TimeSpan.FromHours(1));

        (await Found(token)).ShouldBeSameAs(principal);
        _clock.Now += TimeSpan.FromSeconds(59);
        (await Found(token)).ShouldBeSameAs(principal);
        _clock.Now += TimeSpan.FromSeconds(2);
        (await Found(token)).ShouldBeNull();
    }

    [Fact]
    public async Task No_token_is_known_behind_its_expiry()
    {
        var (token, principal) = await Remembered(validFor: TimeSpan.FromSeconds(20));

        (await Found(token)).ShouldBeSameAs(principal);
        _clock.Now += TimeSpan.FromSeconds(21);
        (await Found(token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_differs_by_a_letter_is_another_one()
    {
        var (token, _) = await Remembered(validFor: TimeSpan.FromHours(1));

        (await Found(token + "x")).ShouldBeNull();
        (await Found(token[..^1])).ShouldBeNull();
        (await Found("")).ShouldBeNull();
    }

    private async Task<(string, ClaimsPrincipal)> Remembered(TimeSpan validFor)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler()
            .CreateToken(new SecurityTokenDescriptor { IssuedAt = now, NotBefore = now, Expires = now + validFor });
        var principal = new ClaimsPrincipal();
        await _known.Remember(new TokenValidatedContext(new DefaultHttpContext(), Bearer, new JwtBearerOptions())
        {
            SecurityToken = new JsonWebToken(token),
            Principal = principal,
        });
        return (token, principal);
    }

    private async Task<ClaimsPrincipal?> Found(string token)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {token}";
        var context = new MessageReceivedContext(http, Bearer, new JwtBearerOptions());
        await _known.Find(context);
        return context.Result?.Succeeded is true ? context.Principal : null;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
