using System.Security.Cryptography;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>Samløp over HTTP: the published gateway and a silo, each in a process of its own.</summary>
internal sealed class SamlopHttp : IContender
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samlop-bench-").FullName;
    private Issuer? _issuer;
    private ServerProcess? _silo, _gateway;
    private NpgsqlDataSource _database = null!;
    private HttpLoad _load = null!;

    public async Task<long> Prepare(Setting setting)
    {
        var published = Environment.GetEnvironmentVariable("SAMLOP_PUBLISHED") is { Length: > 0 } folder
            ? folder
            : throw new InvalidOperationException("Where is the published gateway? deploy/bench says it.");
        await using (var once = await SamlopSilo.Start(setting.Connection, daemon: false))
            await once.Form(0, setting.Streams);
        _database = NpgsqlDataSource.Create(setting.Connection);

        var address = $"http://127.0.0.1:{Port.Free()}";
        _issuer = await Issuer.Start();
        var settings = Settings(setting.Connection);
        _silo = ServerProcess.Own(settings, "silo");
        var gateway = Path.Combine(published, "gateway");
        _gateway = new ServerProcess(Path.Combine(gateway, "Samlop.Gateway"), ["--urls", address], settings, gateway);
        _load = new HttpLoad(address);
        await _gateway.Answers(_load.Http, "/readyz");
        _load.SpeakWith(_issuer.Token());
        // Every group is active before anything is measured.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (group, _) =>
                await Append(group, Groups.Version));
        return Groups.Version + 1;
    }

    public Task Append(int stream, long version) =>
        _load.Report(
            $"/api/v1/regions/{Groups.Key(stream).Replace("/", "/groups/", StringComparison.Ordinal)}/decision-progress", stream, version);

    public async Task<long> Count()
    {
        await using var count = _database.CreateCommand("select count(*) from samlop.mt_events");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        if (_silo is not null)
            await _silo.DisposeAsync();
        _load?.Dispose();
        if (_issuer is not null)
            await _issuer.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Settings(string connection)
    {
        var clientPort = Port.Free();
        return new Dictionary<string, string?>
        {
            ["ConnectionStrings:History"] = connection,
            ["ConnectionStrings:Keys"] = connection,
            ["Samlop:MasterKeyFile"] = Write("master.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ["Samlop:CallKeyFile"] = Write("call.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ["Samlop:SiloPort"] = $"{Port.Free()}",
            ["Samlop:GatewayPort"] = $"{clientPort}",
            ["Samlop:ClusterId"] = "bench-http",
            ["Samlop:Silos"] = $"127.0.0.1:{clientPort}",
            ["Authentication:Authority"] = _issuer!.Address,
            ["Authentication:Audience"] = Issuer.Audience,
            // An issuer without HTTPS is for development alone.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging:LogLevel:Default"] = "Warning",
        };
    }

    private string Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, text);
        return path;
    }
}
