using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;
using Samlop.Access;
using Samlop.People;

namespace Samlop;

/// <summary>One silo: the grains, their history, what is derived from it.</summary>
public static class SiloHost
{
    public static async Task<int> Run(string[] args)
    {
        using var host = Build(args);
        await host.RunAsync();
        return 0;
    }

    /// <param name="configure">For tests: settings and services on top.</param>
    public static IHost Build(string[] args, Action<HostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        configure?.Invoke(builder);
        builder.AddClock();
        builder.Services.AddVault(builder.Configuration);
        builder.Services.AddSingleton(provider => new CallSigners(
            CallSigner.FromKeyFile(builder.Configuration.Required("Samlop:CallKeyFile"), provider.GetRequiredService<Serializer<Call>>(), provider.GetRequiredService<Clock>()),
            new CallSigner(provider.GetRequiredService<MasterKey>().SystemCallKey, provider.GetRequiredService<Serializer<Call>>(), provider.GetRequiredService<Clock>())));
        builder.UseOrleans(silo => silo.AsMemberOfTheCluster(builder.Configuration));
        builder.Services.AddHistory(builder.Configuration).CarryForward();
        builder.AddTelemetry();
        return builder.Build();
    }
}
