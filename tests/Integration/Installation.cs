using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Core.Internal;
using Xunit;

[assembly: AssemblyFixture(typeof(Samlop.Installation))]

namespace Samlop;

/// <summary>
/// A whole installation in this process, as it is run in production: gateway over HTTP, silo over TCP, PostgreSQL. Each run makes its own
/// databases; each test works in a region of its own.
/// </summary>
public class Installation : IAsyncLifetime
{
    private readonly Secrets _secrets = new();
    private readonly string _name = $"it_{Guid.NewGuid():n}"[..16];
    private readonly int _siloPort = FreePorts.One(), _clientPort = FreePorts.One(), _httpPort = FreePorts.One();

    private readonly List<IHost> _others = [];

    private IHost? _silo;
    private WebApplication? _gateway;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Services of the silo, for tests that go behind the API.</summary>
    public IServiceProvider Silo => _silo!.Services;

    /// <summary>Services of the gateway.</summary>
    public IServiceProvider Gateway => _gateway!.Services;

    /// <summary>The database of facts, for tests that count behind the API.</summary>
    public NpgsqlDataSource History { get; private set; } = null!;

    public NpgsqlDataSource Keys { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        await TestServer.OfTheRun.Create(_name);
        History = NpgsqlDataSource.Create(Settings["ConnectionStrings:History"]!);
        Keys = NpgsqlDataSource.Create(Settings["ConnectionStrings:Keys"]!);
        await Migration.Apply(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), CancellationToken.None);
        await StartSilo();
        _gateway = GatewayHost.Build(
            ["--environment", Environments.Development, "--urls", Url], builder => builder.Configuration.AddInMemoryCollection(Settings));
        await _gateway.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
        await Wait.Until(async () => (await Http.GetAsync("/readyz")).StatusCode is HttpStatusCode.OK, "the installation is ready");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        foreach (var other in _others)
        {
            await other.StopAsync();
            other.Dispose();
        }

        await StopSilo();
        await History.DisposeAsync();
        await Keys.DisposeAsync();
        await TestServer.OfTheRun.Drop(_name);
        _secrets.Dispose();
    }

    /// <summary>A token of the demo identity provider, for a role and where it holds.</summary>
    public Task<string> Token(string role, string? region = null, string? subject = null) => Client.Token(Http, role, region, subject);

    /// <summary>A client that speaks for someone.</summary>
    public Task<Client> As(string role, string? region = null, string? subject = null) => Client.Of(Http, role, region, subject);

    /// <summary>Deactivates a grain and waits until it is gone: the next request reads from the store.</summary>
    /// <remarks>A running reaction may call the grain meanwhile and reactivate it: it is then deactivated again.</remarks>
    /// <param name="stream">Grain type and key: <c>course/agder/…</c>.</param>
    public async Task Drop(string stream)
    {
        var grains = Silo.GetRequiredService<IGrainFactory>();
        var grain = grains.GetGrain(GrainId.Parse(stream, CultureInfo.InvariantCulture)).AsReference<IGrainManagementExtension>();
        var management = grains.GetGrain<IManagementGrain>(0);
        await grain.DeactivateOnIdle();
        await Wait.Until(async () =>
        {
            if ((await management.GetDetailedGrainStatistics()).All(active => active.GrainId.ToString() != stream))
                return true;
            await grain.DeactivateOnIdle();
            return false;
        }, $"the activation of {stream} is gone");
    }

    public async Task StartSilo()
    {
        _silo = SiloHost.Build([], builder => builder.Configuration.AddInMemoryCollection(Settings));
        await _silo.StartAsync();
    }

    /// <summary>One more silo of the same cluster.</summary>
    protected async Task<IServiceProvider> StartAnotherSilo(string name)
    {
        var settings = Settings;
        (settings["Samlop:SiloPort"], settings["Samlop:GatewayPort"]) = ($"{FreePorts.One()}", $"{FreePorts.One()}");
        settings["ConnectionStrings:History"] =
            new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:History"]!) { ApplicationName = name }.ConnectionString;
        var silo = SiloHost.Build([], builder => builder.Configuration.AddInMemoryCollection(settings));
        _others.Add(silo);
        await silo.StartAsync();
        return silo.Services;
    }

    /// <summary>Settings of installations that are not as usual.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Unusual => new Dictionary<string, string?>();

    private async Task StopSilo()
    {
        if (_silo is null)
            return;
        await _silo.StopAsync();
        _silo.Dispose();
    }

    private string Url => $"http://127.0.0.1:{_httpPort}";

    private Dictionary<string, string?> Settings =>
        new(TestServer.OfTheRun.Settings(_name).Concat(_secrets.OfSilos).Union(_secrets.OfGateways).Concat(Unusual))
        {
            ["Samlop:SiloPort"] = $"{_siloPort}",
            ["Samlop:GatewayPort"] = $"{_clientPort}",
            ["Samlop:ClusterId"] = _name,
            ["Samlop:Silos"] = $"127.0.0.1:{_clientPort}",
            ["Authentication:Authority"] = Url,
            ["Authentication:Audience"] = "samlop",
            ["Logging:LogLevel:Default"] = "Warning",
        };
}
