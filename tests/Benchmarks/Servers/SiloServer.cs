using Microsoft.Extensions.DependencyInjection;

namespace Samlop.Benchmarks;

/// <summary>A silo in a process of its own, as it is run in production but for its daemon; it ends with its standard input.</summary>
internal static class SiloServer
{
    public static async Task<int> Serve()
    {
        Console.SetOut(Console.Error);
        using var host = SiloHost.Build(
            [], builder => builder.ConfigureContainer(new DefaultServiceProviderFactory(), SamlopSilo.WithoutDaemon));
        await host.StartAsync();
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }
}
