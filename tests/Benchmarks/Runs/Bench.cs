using System.Diagnostics;

namespace Samlop.Benchmarks;

/// <summary>One run: who takes part at the moment, turns, maxima.</summary>
internal sealed class Bench(Options options, Server server) : IAsyncDisposable
{
    private readonly Dictionary<string, Participant> _participants = [];

    private readonly Dictionary<string, Figures> _maxima = [];

    public Options Options => options;

    public Server Server => server;

    public Timing Timing { get; } = options.Quick ? Timing.Quick : Timing.Full;

    public Report Report { get; } = new();

    /// <summary>Whether any of these rows is asked for.</summary>
    public bool Wants(params string[] ids) => Target.All.Any(target =>
        ids.Contains(target.Id) && (options.Only.Count > 0 ? options.Only.Contains(target.Id) : target.Quick || !options.Quick));

    /// <summary>The contender, prepared in a fresh database unless it is at work already.</summary>
    public async Task<Participant> Ready(string name)
    {
        await Prepare([name]);
        return _participants[name];
    }

    /// <summary>Everyone has a turn, then everyone again: A B C A B C. Medians over the rounds.</summary>
    public async Task<IReadOnlyDictionary<string, Figures>> Rounds(IReadOnlyList<string> names, Func<Participant, Request> ask)
    {
        var answers = names.ToDictionary(name => name, _ => new List<Answer>());
        await Prepare(names);
        for (var round = 0; round < Timing.Rounds; round++)
            foreach (var name in names)
                answers[name].Add(await Turn(_participants[name], ask(_participants[name])));
        return answers.ToDictionary(one => one.Key, one => Figures.Median(one.Value));
    }

    /// <summary>Throughput at each one's best concurrency, in interleaved rounds; measured once in a run.</summary>
    public async Task<IReadOnlyDictionary<string, Figures>> Maxima(params string[] names)
    {
        if (names.Where(name => !_maxima.ContainsKey(name)).ToArray() is { Length: > 0 } open)
        {
            await Prepare(open);
            foreach (var name in open)
                await FindOutstanding(_participants[name]);
            foreach (var (name, figures) in await Rounds(open, participant => new Request("closed", Outstanding: participant.Outstanding)))
            {
                _maxima[name] = figures;
                Report.Systems.Add(new SystemFigures(name, figures.PerSecond, figures.P50, figures.P99));
                Report.Say(
                    $"{name}: {Report.Number(figures.PerSecond)} commands/s, p50 {Report.Number(figures.P50)} ms, p99 "
                    + $"{Report.Number(figures.P99)} ms, {_participants[name].Outstanding} outstanding");
            }
        }

        return names.ToDictionary(name => name, name => _maxima[name]);
    }

    /// <summary>Takes leave of contenders; their tables are counted.</summary>
    public async Task Close(params string[] names)
    {
        foreach (var name in names)
            if (_participants.Remove(name, out var participant) && await participant.Settle(server) is { } fault)
                Report.Faults.Add(fault);
    }

    /// <summary>The same for one whose tables are used once more after they were counted.</summary>
    public async Task Close(string name, Func<Task> then)
    {
        if (_participants.Remove(name, out var participant) && await participant.Settle(server, then) is { } fault)
            Report.Faults.Add(fault);
    }

    public async ValueTask DisposeAsync() => await Close([.. _participants.Keys]);

    /// <summary>Those that are not at work yet, as many at a time as there are cores: nobody is measured meanwhile.</summary>
    private async Task Prepare(IReadOnlyList<string> names)
    {
        var missing = names.Where(name => !_participants.ContainsKey(name)).ToArray();
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (name, _) =>
        {
            Report.Say($"preparing {name}");
            var participant = await Participant.Prepare(
                ContenderList.All.Single(entry => entry.Name == name), options, server, Timing.Streams);
            lock (_participants)
                _participants[name] = participant;
        });
    }

    private Task<Answer> Turn(Participant participant, Request request) => Turn(participant, request, Timing.Seconds, Timing.Warmup);

    private async Task<Answer> Turn(Participant participant, Request request, double seconds, double warmup)
    {
        await server.Checkpoint();
        var first = !participant.IsWarm;
        participant.IsWarm = true;
        return await participant.Ask(request with { Seconds = seconds, Warmup = first ? Timing.FirstWarmup : warmup });
    }

    /// <summary>
    /// A full run tries half, once and twice of what is known to suit a contender, three times in turns: on a machine that others share,
    /// one slow moment would choose for the whole run. A quick one takes what is known.
    /// </summary>
    private async Task FindOutstanding(Participant participant)
    {
        if (!Timing.Sweep)
            return;
        var known = participant.Outstanding;
        var tries = ((int[])[known / 2, known, known * 2]).ToDictionary(outstanding => outstanding, _ => new List<Answer>());
        for (var pass = 0; pass < 3; pass++)
            foreach (var (outstanding, answers) in tries)
                answers.Add(await Turn(participant, new Request("closed", Outstanding: outstanding), seconds: 4, warmup: 1));

        // More waiting for hardly more work is no better.
        var speeds = tries.ToDictionary(one => one.Key, one => Figures.Median(one.Value).PerSecond);
        participant.Outstanding = speeds.Where(one => one.Value * 1.03 > speeds.Values.Max()).Min(one => one.Key);
    }
}

/// <summary>Medians over rounds.</summary>
internal sealed record Figures(double PerSecond, double P50, double P99)
{
    public static Figures Median(IReadOnlyList<Answer> answers) => new(
        Middle(answers.Select(answer => answer.Acknowledged!.Value / answer.Seconds!.Value)),
        Middle(answers.Select(answer => answer.P50Ms!.Value)),
        Middle(answers.Select(answer => answer.P99Ms!.Value)));

    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? throw new UnreachableException() : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
