namespace Samlop.Benchmarks;

/// <summary><see cref="PlainMartenServer"/> in a process of its own, over HTTP.</summary>
internal sealed class PlainMartenHttp : IContender
{
    private readonly PlainMarten _marten = new(uniqueIds: true);
    private Issuer? _issuer;
    private ServerProcess? _server;
    private HttpLoad _load = null!;

    public async Task<long> Prepare(Setting setting)
    {
        var version = await _marten.Prepare(setting);
        _issuer = await Issuer.Start();
        var address = $"http://127.0.0.1:{Port.Free()}";
        // As ASP.NET Core has it by itself, and as the gateway has it.
        var environment = new Dictionary<string, string?> { ["DOTNET_gcServer"] = "1" };
        _server = ServerProcess.Own(
            environment, "plain-marten-server", PlainMarten.Connection(setting.Connection), address, _issuer.Address);
        _load = new HttpLoad(address);
        _load.SpeakWith(_issuer.Token());
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
        if (_issuer is not null)
            await _issuer.DisposeAsync();
        await _marten.DisposeAsync();
    }
}
