using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Samlop.Demo;

/// <summary>
/// The gateway as its own identity provider, so that the installation can be tried without another one. A client that knows the secret
/// gets a token for any person and role. So it runs in Development only, and on the loopback address only.
/// </summary>
internal sealed class DemoIdentity
{
    private const string KeySetting = "DemoIdentity:KeyFile", SecretSetting = "DemoIdentity:SecretFile";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly RsaSecurityKey _key;
    private readonly byte[] _secret;
    private readonly string? _issuer;

    private DemoIdentity(RsaSecurityKey key, byte[] secret, string? issuer)
    {
        _key = key;
        _secret = secret;
        _issuer = issuer;
    }

    /// <summary>Null if the configuration does not ask for it.</summary>
    /// <exception cref="SetupRefused">The configuration asks for it outside Development, or where other machines can reach it.</exception>
    public static DemoIdentity? Configured(WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[KeySetting]))
            return null;
        if (!builder.Environment.IsDevelopment())
            throw new SetupRefused(
                $"{KeySetting} is set, but the environment is {builder.Environment.EnvironmentName}: "
                + "the demo identity provider is for Development only.");
        if (Urls(builder.Configuration).FirstOrDefault(url => !IsLoopback(url)) is { } reachable)
            throw new SetupRefused(
                $"{KeySetting} is set, but {reachable} can be reached from other machines: "
                + "the demo identity provider listens on loopback only.");

        var rsa = RSA.Create();
        rsa.ImportFromPem(builder.Configuration.ReadFile(KeySetting, "with the key that signs demo tokens"));
        var key = new RsaSecurityKey(rsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))[..16] };
        var secret = DemoToken.Utf8(builder.Configuration.ReadFile(SecretSetting, "with the secret of the demo client"));
        return new DemoIdentity(key, secret, builder.Configuration["Authentication:Authority"]);
    }

    public void AddTo(WebApplicationBuilder builder)
    {
        var token = new DemoToken(_secret, builder.Configuration["Authentication:Audience"] ?? "samlop");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            if (!string.IsNullOrWhiteSpace(_issuer))
                server.SetIssuer(new Uri(_issuer, UriKind.Absolute));
            server.EnableDegradedMode()
                .SetTokenEndpointUris("connect/token")
                .AllowClientCredentialsFlow()
                .SetAccessTokenLifetime(Lifetime)
                .AddSigningKey(_key)
                .AddEphemeralEncryptionKey()
                .DisableAccessTokenEncryption()
                .AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseSingletonHandler(token))
                .AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseSingletonHandler(token))
                .UseAspNetCore().DisableTransportSecurityRequirement();
        });
    }

    /// <summary>All addresses that the configuration tells the server to listen on.</summary>
    private static IEnumerable<string> Urls(ConfigurationManager configuration) =>
    [
        .. Words(configuration["urls"]),
        .. Words(configuration["http_ports"]).Concat(Words(configuration["https_ports"])).Select(port => $"http://*:{port}"),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "http://*"),
    ];

    private static string[] Words(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
