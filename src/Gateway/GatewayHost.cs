using Microsoft.AspNetCore.DataProtection;
using Samlop.Callers;
using Samlop.Demo;
using Samlop.Problems;
using Samlop.Requests;
using Samlop.Routes;
using Samlop.Silos;

namespace Samlop;

/// <summary>Puts the gateway together; tests start it in their own process.</summary>
public static class GatewayHost
{
    /// <param name="configure">Lets a test change the builder before the configuration is read.</param>
    /// <exception cref="SetupRefused">The gateway cannot run with this configuration.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.WebHost.UseSockets(sockets => sockets.Backlog = Crowd.MostConnectingAtOnce);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.LargestBody;
            kestrel.Limits.MaxConcurrentConnections = Crowd.MostConnected;
        });

        var demo = DemoIdentity.Configured(builder);
        builder.AddClock();
        builder.AddTelemetry();
        builder.AddSilos();
        builder.AddSignIn(ownAuthority: demo is not null);
        demo?.AddTo(builder);
        // Nothing of ours is protected by these keys, so none are kept.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        builder.Services.AddProblems();
        builder.Services.AddCrowdLimit();
        builder.Services.AddApiDocument();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapApiDocument();
        app.MapApi();
        return app;
    }
}
