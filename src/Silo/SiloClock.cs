using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Samlop;

internal static class SiloClock
{
    public static void AddClock(this IHostApplicationBuilder builder) => builder.Services.AddSingleton(Configured(builder));

    /// <summary>The machine's clock, unless the configuration names the file of another.</summary>
    /// <remarks>Silos listen on loopback alone (<see cref="Cluster"/>), so nothing has to be asked about that.</remarks>
    /// <exception cref="ClockRefused">It does, and this is not Development.</exception>
    public static Clock Configured(IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Clock.Setting] is not { Length: > 0 } file)
            return new Clock();
        return builder.Environment.IsDevelopment()
            ? new Clock(file)
            : throw new ClockRefused(
                $"{Clock.Setting} is set, but the environment is {builder.Environment.EnvironmentName}: "
                + "only in Development may a clock be moved.");
    }
}
