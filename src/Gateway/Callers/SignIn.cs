using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.Tokens;

namespace Samlop.Callers;

/// <summary>Sign-in by access tokens of one OpenID Connect provider. Every endpoint needs one, unless it says otherwise.</summary>
internal static class SignIn
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    /// <param name="ownAuthority">Whether the gateway is its own identity provider, for demonstrations.</param>
    public static void AddSignIn(this WebApplicationBuilder builder, bool ownAuthority)
    {
        var authority = builder.Configuration["Authentication:Authority"];
        if (string.IsNullOrWhiteSpace(authority) && !ownAuthority)
            throw new SetupRefused("Authentication:Authority does not say which OpenID Connect provider issues the tokens.");

        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Audience = builder.Configuration["Authentication:Audience"] ?? "samlop";
            options.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
            options.MapInboundClaims = false;
            options.TokenValidationParameters.NameClaimType = Caller.SubjectClaim;
            options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        });
        builder.Services.AddSingleton<KnownTokens>();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<KnownTokens>((options, known) =>
            options.Events = new JwtBearerEvents { OnMessageReceived = known.Find, OnTokenValidated = known.Remember });
        // The demo provider's own address is known once the server listens, which is before the first token arrives.
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServer>((options, server) =>
            options.Authority = string.IsNullOrWhiteSpace(authority)
                ? server.Features.Get<IServerAddressesFeature>()?.Addresses.First()
                : authority);
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
