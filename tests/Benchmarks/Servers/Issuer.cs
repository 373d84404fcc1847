using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Samlop.Benchmarks;

/// <summary>The OpenID Connect provider of both HTTP contenders: they read its key once, then it has nothing to do.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "samlop";

    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _server;

    private Issuer()
    {
        Address = $"http://127.0.0.1:{Port.Free()}";
        var builder = WebApplication.CreateSlimBuilder(["--urls", Address]);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, jwks_uri = $"{Address}/keys" }));
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(Key(_key.ExportParameters(includePrivateParameters: false)));
        var shown = new { kty = key.Kty, kid = key.Kid, use = "sig", alg = SecurityAlgorithms.RsaSha256, n = key.N, e = key.E };
        _server.MapGet("/keys", () => Results.Json(new { keys = new[] { shown } }));
    }

    public string Address { get; }

    public static async Task<Issuer> Start()
    {
        var issuer = new Issuer();
        await issuer._server.StartAsync();
        return issuer;
    }

    /// <summary>For the lead of every group.</summary>
    public string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Audience,
        Expires = DateTime.UtcNow.AddHours(12),
        Claims = new Dictionary<string, object> { ["sub"] = Groups.Lead, ["samlop_grants"] = new[] { $"group-lead:{Groups.Region}" } },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    private const string KeyId = "bench";

    private static RsaSecurityKey Key(RSAParameters parameters) => new(parameters) { KeyId = KeyId };
}
