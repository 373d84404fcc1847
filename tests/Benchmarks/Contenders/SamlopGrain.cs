namespace Samlop.Benchmarks;

/// <summary>
/// Samløp from the grain call inwards: envelope checked, command decided, fact committed. The caller is in the silo's process and no
/// daemon runs, as with the peers, which have neither.
/// </summary>
internal sealed class SamlopGrain : IContender
{
    private SamlopSilo _silo = null!;

    public async Task<long> Prepare(Setting setting)
    {
        _silo = await SamlopSilo.Start(setting.Connection, daemon: false);
        await _silo.Form(0, setting.Streams);
        // Every group is active before anything is measured.
        await Parallel.ForEachAsync(Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (group, _) => await _silo.Report(group, Groups.Version));
        return Groups.Version + 1;
    }

    public Task Append(int stream, long version) => _silo.Report(stream, version);

    public Task<long> Count() => _silo.Count();

    public ValueTask DisposeAsync() => _silo?.DisposeAsync() ?? ValueTask.CompletedTask;
}
