using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;
using Samlop.Access;
using Samlop.People;

namespace Samlop;

/// <summary>One silo: the grains, their history, and the read models and reactions that follow it.</summary>
public static class SiloHost
{
    public static async Task<int> Run(string[] args)
    {
        using var host = Build(args);
        await host.RunAsync();
        return 0;
    }

    /// <param name="configure">For tests: additional settings and services.</param>
    public static IHost Build(string[] args, Action<HostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        configure?.Invoke(builder);
        builder.Services.AddVault(builder.Configuration);
        builder.Services.AddSingleton(provider =>
        {
            var keyFile = builder.Configuration.Required("Samlop:CallKeyFile");
            var systemKey = provider.GetRequiredService<MasterKey>().SystemCallKey;
            var serializer = provider.GetRequiredService<Serializer<Call>>();
            var clock = provider.GetRequiredService<TimeProvider>();
            return new CallSigners(
                CallSigner.FromKeyFile(keyFile, serializer, clock),
                new CallSigner(systemKey, serializer, clock));
        });
        builder.UseOrleans(silo => silo.AsMemberOfTheCluster(builder.Configuration));
        builder.Services.AddHistory(builder.Configuration).CarryForward();
        builder.AddTelemetry();
        return builder.Build();
    }
}
