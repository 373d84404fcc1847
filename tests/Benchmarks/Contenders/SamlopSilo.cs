using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Serialization;
using Samlop.Access;
using Samlop.ManagementGroups;

namespace Samlop.Benchmarks;

/// <summary>A real silo in this process, in a database of its own, and its groups.</summary>
internal sealed class SamlopSilo : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samlop-bench-").FullName;
    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private readonly ConcurrentDictionary<int, IManagementGroupGrain> _groups = new();

    private SamlopSilo(string connection, bool daemon)
    {
        Write("master.key");
        Write("call.key");
        Settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:History"] = connection,
            ["ConnectionStrings:Keys"] = connection,
            ["Samlop:MasterKeyFile"] = Path.Combine(_folder, "master.key"),
            ["Samlop:CallKeyFile"] = Path.Combine(_folder, "call.key"),
            ["Samlop:SiloPort"] = $"{Port.Free()}",
            ["Samlop:GatewayPort"] = $"{Port.Free()}",
            ["Samlop:ClusterId"] = "bench",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        _host = SiloHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings);
            // Runs when everything is registered.
            builder.ConfigureContainer(new DefaultServiceProviderFactory(), services => Adapt(services, daemon));
        });
        _grains = _host.Services.GetRequiredService<IGrainFactory>();
        Database = NpgsqlDataSource.Create(connection);
    }

    public Dictionary<string, string?> Settings { get; }

    public string Connection => Settings["ConnectionStrings:History"]!;

    public IServiceProvider Services => _host.Services;

    public NpgsqlDataSource Database { get; }

    /// <param name="daemon">Whether this silo also carries read models and reactions forward.</param>
    public static async Task<SamlopSilo> Start(string connection, bool daemon)
    {
        var silo = new SamlopSilo(connection, daemon);
        await Migration.Apply(new ConfigurationBuilder().AddInMemoryCollection(silo.Settings).Build(), CancellationToken.None);
        await silo._host.StartAsync();
        return silo;
    }

    /// <summary>Groups from … up to but not including …, written through the committer as any fact is.</summary>
    public Task Form(int from, int to) => Write(Enumerable.Range(from, to - from).Select(Groups.Birth));

    /// <summary>People from 0 up to but not including …, with a place in the course.</summary>
    public Task Enrol(int people) => Write(Enumerable.Range(0, people).Select(People.Birth));

    public async Task Commit(Append append)
    {
        if (await Services.GetRequiredService<ICommitter>().Commit(Groups.Region, append, CancellationToken.None) is not Samlop.Commit.Done)
            throw new InvalidOperationException($"{append.Stream} is not at version {append.ExpectedVersion}.");
    }

    private Task Write(IEnumerable<Append> appends) =>
        Parallel.ForEachAsync(appends, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (append, _) => await Commit(append));

    /// <summary>Reports progress: a grain call with a signed envelope and the version that the caller has seen.</summary>
    public async Task<Receipt> Report(int group, long version)
    {
        OwnEnvelope.Current = Groups.Call(version);
        return await Group(group).ReportDecisionProgress(Groups.Report(group, version));
    }

    /// <summary>Whoever calls a grain again and again keeps its reference: to make one costs a look through attributes.</summary>
    public IManagementGroupGrain Group(int group) =>
        _groups.GetOrAdd(group, static (number, grains) => grains.GetGrain<IManagementGroupGrain>(Groups.Key(number)), _grains);

    /// <summary>Facts of the groups under load; what was seeded beside them does not count.</summary>
    public async Task<long> Count()
    {
        await using var count = Database.CreateCommand(
            $"select count(*) from samlop.mt_events where stream_id < '{Groups.Stream(Seeds.First)}' or (type in "
            + $"('activity-completed', 'module-completed', 'module-reopened') and stream_id < '{People.Stream(Seeds.First)}')");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string file) =>
        File.WriteAllText(Path.Combine(_folder, file), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Takes the daemon out of a silo, which thereby keeps facts and nothing else.</summary>
    public static void WithoutDaemon(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(HistoryDaemon)));

    private static void Adapt(IServiceCollection services, bool daemon)
    {
        var system = services.Single(
            service => service.ServiceType == typeof(IOutgoingGrainCallFilter) && service.ImplementationType == typeof(SystemCallFilter));
        services.Remove(system);
        services.AddSingleton<SystemCallFilter>();
        services.AddSingleton<IOutgoingGrainCallFilter, OwnEnvelope>();
        if (!daemon)
            WithoutDaemon(services);
    }
}

/// <summary>
/// Signs a caller's calls as the gateway does, though they are made in the silo's own process; everything else still speaks as Samløp.
/// </summary>
internal sealed class OwnEnvelope(
    IConfiguration configuration, Serializer<Call> serializer, SystemCallFilter system) : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<Call?> Local = new();

    private readonly CallSigner _gateway = CallSigner.FromKeyFile(configuration["Samlop:CallKeyFile"]!, serializer, TimeProvider.System);

    public static Call? Current { get => Local.Value; set => Local.Value = value; }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Current is not { } call)
            return system.Invoke(context);
        _gateway.Attach(call);
        return context.Invoke();
    }
}

internal static class Port
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
