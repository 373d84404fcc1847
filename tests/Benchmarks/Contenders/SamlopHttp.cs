using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>Samløp over HTTP: the published gateway and a silo, each in a process of its own, tokens of the gateway's own identity provider.</summary>
internal sealed class SamlopHttp : IContender
{
    private const string Secret = "secret-of-this-run";

    private readonly string _folder = Directory.CreateTempSubdirectory("samlop-bench-").FullName;
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
        var settings = Settings(setting.Connection, address);
        _silo = ServerProcess.Own(settings, "silo");
        var gateway = Path.Combine(published, "gateway");
        _gateway = new ServerProcess(Path.Combine(gateway, "Samlop.Gateway"), ["--urls", address], settings, gateway);
        _load = new HttpLoad(address);
        await _gateway.Answers(_load.Http, "/readyz");
        _load.SpeakWith(await Token());
        // Every group is active before anything is measured.
        await Parallel.ForEachAsync(Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (group, _) => await Append(group, Groups.Version));
        return Groups.Version + 1;
    }

    public Task Append(int stream, long version) => _load.Report($"/api/v1/regions/{Groups.Key(stream).Replace("/", "/groups/", StringComparison.Ordinal)}/decision-progress", stream, version);

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
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Settings(string connection, string address)
    {
        var clientPort = Port.Free();
        using var rsa = RSA.Create(2048);
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
            ["Authentication:Authority"] = address,
            ["Authentication:Audience"] = "samlop",
            ["DemoIdentity:KeyFile"] = Write("demo.pem", rsa.ExportPkcs8PrivateKeyPem()),
            ["DemoIdentity:SecretFile"] = Write("secret", Secret),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging:LogLevel:Default"] = "Warning",
        };
    }

    private async Task<string> Token()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "demo", ["client_secret"] = Secret,
            ["role"] = "group-lead", ["region"] = Groups.Region, ["subject"] = Groups.Lead,
        });
        using var answer = await _load.Http.PostAsync("/connect/token", form);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("access_token", out var token) ? token.GetString()! : throw new InvalidOperationException(body.ToString());
    }

    private string Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, text);
        return path;
    }
}
