using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Samlop.Demo;

/// <summary>
/// A clock of the installation's own, so that a course of months can be played in an afternoon. Whoever moves it decides when facts were
/// recorded and how long tokens hold: therefore only in development, and only on this machine.
/// </summary>
internal static class DemoClock
{
    /// <exception cref="SetupRefused">The configuration asks for it in a place where it would falsify what is recorded.</exception>
    public static void AddClock(this WebApplicationBuilder builder)
    {
        var clock = Configured(builder);
        builder.Services.AddSingleton(clock);
        if (!clock.IsMovable)
            return;
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure(options => options.TimeProvider = clock);
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure(options =>
            options.TokenValidationParameters.LifetimeValidator = (from, until, _, parameters) =>
                Holds(clock.GetUtcNow().UtcDateTime, from, until, parameters));
    }

    private static Clock Configured(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Clock.Setting] is not { Length: > 0 } file)
            return new Clock();
        if (!builder.Environment.IsDevelopment())
            throw new SetupRefused(
                $"{Clock.Setting} is set, but the environment is {builder.Environment.EnvironmentName}: "
                + "only in Development may a clock be moved.");
        if (DemoIdentity.Reachable(builder.Configuration) is { } reachable)
            throw new SetupRefused(
                $"{Clock.Setting} is set, but {reachable} can be reached from other machines: a clock may be moved on loopback only.");
        try
        {
            return new Clock(file);
        }
        catch (ClockRefused refused)
        {
            throw new SetupRefused(refused.Message);
        }
    }

    /// <summary>As the library decides, which asks the machine's clock.</summary>
    private static bool Holds(DateTime now, DateTime? from, DateTime? until, TokenValidationParameters parameters) =>
        until is not null && (from is null || from <= now + parameters.ClockSkew) && until >= now - parameters.ClockSkew;
}
