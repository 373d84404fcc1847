using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Samlop.Benchmarks;

/// <summary><see cref="PlainMartenServer"/> in a process of its own, over HTTP.</summary>
internal sealed class PlainMartenHttp : IContender
{
    private readonly string _key = Path.GetTempFileName();
    private readonly PlainMarten _marten = new(uniqueIds: true);
    private ServerProcess? _server;
    private HttpLoad _load = null!;

    public async Task<long> Prepare(Setting setting)
    {
        var version = await _marten.Prepare(setting);
        using var rsa = RSA.Create(2048);
        await File.WriteAllTextAsync(_key, rsa.ExportSubjectPublicKeyInfoPem());

        var address = $"http://127.0.0.1:{Port.Free()}";
        // As ASP.NET Core has it by itself, and as the gateway has it.
        var environment = new Dictionary<string, string?> { ["DOTNET_gcServer"] = "1" };
        _server = ServerProcess.Own(environment, "plain-marten-server", PlainMarten.Connection(setting.Connection), address, _key);
        _load = new HttpLoad(address);
        _load.SpeakWith(Token(rsa));
        await _server.Answers(_load.Http, "/ready");
        return version;
    }

    public Task Append(int stream, long version) => _load.Report($"/groups/{PlainMarten.Key(stream)}/decision-progress", stream, version);

    public Task<long> Count() => _marten.Count();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _load?.Dispose();
        await _marten.DisposeAsync();
        File.Delete(_key);
    }

    private static string Token(RSA rsa) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = PlainMartenServer.Issuer,
        Audience = PlainMartenServer.Audience,
        Expires = DateTime.UtcNow.AddHours(12),
        Claims = new Dictionary<string, object> { ["sub"] = Groups.Lead, ["samlop_grants"] = new[] { $"group-lead:{Groups.Region}" } },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "bench" }, SecurityAlgorithms.RsaSha256),
    });
}
