using System.Collections.Concurrent;
using System.Net;
using Orleans.Configuration;
using Orleans.Serialization;
using Samlop.Access;

namespace Samlop.Silos;

/// <summary>
/// The connection to the silos. It is made in the background, for as long as that takes. So the gateway starts without silos, and says
/// that it is not ready.
/// </summary>
public sealed class SiloClient(IClusterClient client, SiloResilience resilience, ILogger<SiloClient> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task? _connecting;

    /// <summary>Whether the silos were reached since the start. From then on the client finds them again by itself.</summary>
    public bool WereReached => _connecting is { IsCompletedSuccessfully: true };

    /// <summary>Cached: Orleans finds these in attributes and in the silos' manifest each time it is asked for a grain.</summary>
    private readonly ConcurrentDictionary<Type, (GrainType Grain, GrainInterfaceType Interface)> _kinds = new();

    /// <summary>Calls a grain. The call survives the loss of the silo that has it (<see cref="SiloResilience"/>).</summary>
    public Task<TAnswer> Call<TGrain, TAnswer>(string key, Func<TGrain, Task<TAnswer>> call) where TGrain : IGrainWithStringKey =>
        resilience.Call(() => call(Grain<TGrain>(key)));

    public TGrain Grain<TGrain>(string key) where TGrain : IGrainWithStringKey
    {
        var silos = Reached;
        if (_kinds.TryGetValue(typeof(TGrain), out var kind))
            return (TGrain)silos.GetGrain(GrainId.Create(kind.Grain, key), kind.Interface);
        var grain = silos.GetGrain<TGrain>(key);
        var reference = (GrainReference)(object)grain;
        _kinds[typeof(TGrain)] = (reference.GrainId.Type, reference.InterfaceType);
        return grain;
    }

    public TGrain Grain<TGrain>(long key) where TGrain : IGrainWithIntegerKey => Reached.GetGrain<TGrain>(key);

    private IClusterClient Reached => WereReached
        ? client
        : throw new Refused("try-later", $"Samløp is starting. Send the same again in a moment.", RefusalKind.TryLater);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _connecting = ((IHostedService)client).StartAsync(_stopping.Token);
        _ = _connecting.ContinueWith(
            failed => log.LogCritical(failed.Exception, "The connection to the silos is given up"),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (WereReached)
            await ((IHostedService)client).StopAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();
}

/// <summary>Tries again every second until a silo answers.</summary>
internal sealed class SeekSilos(ILogger<SeekSilos> log) : IClientConnectionRetryFilter
{
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        log.LogWarning("No silo answers yet: {Reason}", exception.Message);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        return true;
    }
}

internal static class SilosSetup
{
    private static readonly TimeSpan LookForGatewaysEvery = TimeSpan.FromSeconds(5), AnswerWithin = TimeSpan.FromSeconds(20);

    public static void AddSilos(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var clusterId = builder.Configuration["Samlop:ClusterId"] ?? "samlop";
        var callKey = builder.Configuration.ReadFile("Samlop:CallKeyFile", "with the key that signs calls to the silos");
        services.AddSingleton(provider => new CallSigner(
            Convert.FromBase64String(callKey), provider.GetRequiredService<Serializer<Call>>(), TimeProvider.System));

        var before = services.Count;
        builder.UseOrleansClient(client =>
        {
            client
                .UseStaticClustering([.. Endpoints(builder.Configuration["Samlop:Silos"])])
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, clusterId))
                .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = LookForGatewaysEvery)
                .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = AnswerWithin)
                .UseConnectionRetryFilter<SeekSilos>()
                .AddGatewayCountChangedHandler(TellOfLosses)
                .AddOutgoingGrainCallFilter<EnvelopeFilter>();
            if (Telemetry.IsWanted(builder.Configuration))
                client.AddActivityPropagation();
        });

        // Started as a hosted service, the client would hold up the start until it is connected. SiloClient starts it in the background.
        foreach (var blocking in services.Skip(before).Where(service => service.ServiceType == typeof(IHostedService)).ToList())
            services.Remove(blocking);
        services.AddSingleton<SiloResilience>();
        services.AddSingleton<SiloClient>();
        services.AddHostedService(provider => provider.GetRequiredService<SiloClient>());
    }

    private static GatewayCountChangedHandler TellOfLosses(IServiceProvider services)
    {
        var resilience = services.GetRequiredService<SiloResilience>();
        return (_, change) =>
        {
            if (change.NumberOfConnectedGateways < change.PreviousNumberOfConnectedGateways)
                resilience.OneIsLost();
        };
    }

    private static IEnumerable<IPEndPoint> Endpoints(string? list)
    {
        foreach (var word in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            foreach (var endpoint in Resolve(word))
                yield return endpoint;
        if (string.IsNullOrWhiteSpace(list))
            throw new SetupRefused("Samlop:Silos does not say where the silos are; for example 127.0.0.1:30000,127.0.0.1:30001.");
    }

    private static IEnumerable<IPEndPoint> Resolve(string word)
    {
        if (IPEndPoint.TryParse(word, out var endpoint) && endpoint.Port > 0)
            return [endpoint];
        var colon = word.LastIndexOf(':');
        if (colon > 0 && ushort.TryParse(word.AsSpan(colon + 1), out var port))
            return Dns.GetHostAddresses(word[..colon]).Select(address => new IPEndPoint(address, port));
        throw new SetupRefused($"Samlop:Silos holds {word}, which is no host and port.");
    }
}
