namespace Samlop.Benchmarks;

/// <summary>
/// Samløp from the grain call inwards: envelope checked, command decided, fact committed. The caller is in the silo's process, and no
/// daemon runs unless it is asked for, as with the peers, which have neither. With a daemon every other command is a participant's (<see
/// cref="People.Next"/>), so that there are documents to change: reports of progress change none.
/// </summary>
/// <param name="stored">Facts of other groups that are there before.</param>
/// <param name="people">Participants that are there before, each with fifty facts.</param>
internal sealed class SamlopGrain(bool daemon = false, int stored = 0, int people = 0) : IContender
{
    private const int FactsOfOthers = 100, FactsOfPeople = 50;

    private SamlopSilo _silo = null!;
    private Lag? _lag;

    public async Task<long> Prepare(Setting setting)
    {
        _silo = await SamlopSilo.Start(setting.Connection, daemon);
        await _silo.Form(0, setting.Streams);
        if (stored > 0)
            await Seeds.Write(setting.Connection, Seeds.First, stored / FactsOfOthers, FactsOfOthers);
        if (people > 0)
        {
            await _silo.Enrol(1);
            await Seeds.WritePeople(setting.Connection, people, FactsOfPeople);
        }

        if (daemon)
        {
            await _silo.Enrol(setting.Streams);
            _lag = new Lag(_silo.Database);
        }

        // Every group is active before anything is measured.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (group, _) =>
                await _silo.Report(group, Groups.Version));
        return Groups.Version + 1;
    }

    public Task Append(int stream, long version) => daemon && stream % 2 == 1
        ? _silo.Commit(People.Next(stream, version - Groups.Version - 1 + People.Version))
        : _silo.Report(stream, version);

    public Task<long> Count() => _silo.Count();

    public async Task<object> Measure(Request request) => request.What switch
    {
        "activation" => await Activation.Measure(_silo, groups: 10, repetitions: (int)request.N),
        "grain-bytes" => await GrainBytes.Measure(_silo, (int)request.N),
        "rebuild" => await RebuildTime.Measure(_silo),
        "lag" when _lag is not null => await _lag.Measure(),
        _ => throw new ArgumentException($"It does not measure {request.What}."),
    };

    public async ValueTask DisposeAsync()
    {
        if (_lag is not null)
            await _lag.DisposeAsync();
        if (_silo is not null)
            await _silo.DisposeAsync();
    }
}
