using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// A whole installation whose parts can fail: the gateway in this process, up to three silos as processes of their own, and between them
/// and the history a line that can be cut.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private const int Sites = 3;

    private readonly Secrets _secrets = new();
    private readonly string _name = $"faults_{Guid.NewGuid():n}"[..18];
    private readonly int[] _ports = [.. FreePorts.Take((2 * Sites) + 1)];
    private readonly TestServer _server;
    private readonly int _reached;
    private readonly Dictionary<string, LoggedProcess> _silos = [];

    private WebApplication? _gateway;

    public Cluster() : this(TestServer.OfTheRun)
    {
    }

    /// <param name="reached">
    /// How many of the sites the gateway knows; one at which nothing listens may now and then cost a call its answer.
    /// </param>
    internal Cluster(TestServer server, int reached = Sites) => (_server, _reached) = (server, reached);

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The facts, reached directly.</summary>
    public Facts Facts { get; private set; } = null!;

    public DatabaseProxy Proxy { get; private set; } = null!;

    private string Url => $"http://127.0.0.1:{_ports[^1]}";

    public async ValueTask InitializeAsync()
    {
        await _server.Create(_name);
        Proxy = new DatabaseProxy(_server.Connection.Host!, _server.Connection.Port);
        // No pool: it would hand out connections that died with a server that was killed.
        Facts = new Facts(new NpgsqlConnectionStringBuilder(_server.To(_name)) { Pooling = false }.ConnectionString);
        await Migration.Apply(new ConfigurationBuilder().AddInMemoryCollection(Settings("migration", 0)).Build(), CancellationToken.None);
        _gateway = GatewayHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(GatewaySettings);
            builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, Url);
            builder.Environment.EnvironmentName = Environments.Development;
            // What it says of silos that go is what the tests are about.
            builder.Logging.AddFilter<ConsoleLoggerProvider>(_ => false);
        });
        await _gateway.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        foreach (var silo in _silos.Values)
            await silo.DisposeAsync();
        KeepLogs();
        Proxy?.Dispose();
        if (Facts is not null)
            await Facts.DisposeAsync();
        await _server.Drop(_name);
        _secrets.Dispose();
    }

    /// <summary>Makes sure that these silos run, these alone, and that they are ready.</summary>
    public async Task Run(params string[] names)
    {
        foreach (var other in _silos.Keys.Except(names).ToList())
        {
            await _silos[other].Stop();
            await Forget(other);
        }

        foreach (var name in names.Where(name => !_silos.ContainsKey(name)))
            _silos[name] = LoggedProcess.OfOurs("Samlop.Silo", name, _secrets.Folder, Settings(name, name[^1] - '1'));
        await Wait.Until(IsReady, $"{string.Join(" and ", names)} are ready", seconds: 90);

        async Task<bool> IsReady()
        {
            if (_silos.Values.FirstOrDefault(silo => !silo.Runs) is { } ended)
                throw new InvalidOperationException($"{ended.Name} has ended by itself:\n{Log(ended.Name)}");
            using var answer = await Http.GetAsync("/readyz");
            return answer.StatusCode is HttpStatusCode.OK && (await answer.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("silos")
                .GetInt32() == names.Length;
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill(string name)
    {
        await _silos[name].Kill();
        await Forget(name);
    }

    /// <summary>The process of a silo that runs.</summary>
    internal LoggedProcess Silo(string name) => _silos[name];

    /// <summary>Another gateway, as a process of its own, at a port of its own.</summary>
    internal LoggedProcess Gateway(int port) =>
        LoggedProcess.OfOurs("Samlop.Gateway", "gateway", _secrets.Folder, new Dictionary<string, string?>(GatewaySettings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = Environments.Development,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Logging:LogLevel:Default"] = "Error",
            // As it is built to run, where this assembly's settings of the runtime would have it otherwise.
            ["DOTNET_gcServer"] = "1",
        });

    /// <summary>A client that speaks for someone.</summary>
    public Task<Client> As(string role, string? region = null, string? subject = null) => Client.Of(Http, role, region, subject);

    /// <summary>What a silo has logged.</summary>
    public string Log(string name) => File.ReadAllText(Path.Combine(_secrets.Folder, $"{name}.log"));

    /// <summary>Keeps what silos have logged where <c>deploy/test</c> says, so that a rare failure can be understood afterwards.</summary>
    private void KeepLogs()
    {
        if (Environment.GetEnvironmentVariable("SAMLOP_TEST_LOGS") is not { Length: > 0 } logs)
            return;
        var kept = Directory.CreateDirectory(Path.Combine(logs, _name));
        foreach (var log in Directory.EnumerateFiles(_secrets.Folder, "*.log"))
            File.Copy(log, Path.Combine(kept.FullName, Path.GetFileName(log)));
    }

    private async Task Forget(string name)
    {
        _silos.Remove(name, out var gone);
        await gone!.DisposeAsync();
    }

    private Dictionary<string, string?> Settings(string silo, int site) => new(_server.Settings(_name).Concat(_secrets.OfSilos))
    {
        ["ConnectionStrings:History"] = new NpgsqlConnectionStringBuilder(_server.To(_name))
        {
            Host = "127.0.0.1",
            Port = Proxy.Port,
            ApplicationName = silo,
        }.ConnectionString,
        ["Samlop:SiloPort"] = $"{_ports[2 * site]}",
        ["Samlop:GatewayPort"] = $"{_ports[(2 * site) + 1]}",
        ["Samlop:ClusterId"] = _name,
    };

    private Dictionary<string, string?> GatewaySettings => new(_secrets.OfGateways)
    {
        ["Samlop:ClusterId"] = _name,
        ["Samlop:Silos"] = string.Join(',', Enumerable.Range(0, _reached).Select(site => $"127.0.0.1:{_ports[(2 * site) + 1]}")),
        ["Authentication:Authority"] = Url,
        ["Authentication:Audience"] = "samlop",
    };
}

/// <summary>Tests with times to keep: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Cluster), DisableParallelization = true)]
public sealed class ClusterTests : ICollectionFixture<Cluster>;
