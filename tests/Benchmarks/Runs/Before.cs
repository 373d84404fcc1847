namespace Samlop.Benchmarks;

/// <summary>
/// Measures two builds of Samløp in turns, A B B A: the same contender, the same load, each in a database of its own on the same
/// PostgreSQL. Beside what a row shows stands the processor time of a command.
/// </summary>
/// <remarks>
/// The earlier build is asked by the protocol that it has, and knows nothing of this comparison. A row's own counterpart (plain Marten,
/// peers) does not take part: what changes between two builds of Samløp is Samløp.
/// </remarks>
internal static class Before
{
    private const int Turns = 7;

    /// <summary>The rows that can be compared; a measure that gives one figure of a whole history cannot be taken in turns.</summary>
    public static readonly Comparison[] All =
    [
        new("ceiling", "samlop", "commands/s", AtItsBest, MoreIsBetter: true),
        new("http", "samlop-http", "commands/s", AtItsBest, MoreIsBetter: true),
        new("idle-latency", "samlop", "ms (p50)", Alone, MoreIsBetter: false),
        new("lag-ms", "samlop-with-read-models", "commands/s", AtItsBest, MoreIsBetter: true),
        new("growth", "samlop-5-million", "commands/s", AtItsBest, MoreIsBetter: true, Quick: false),
    ];

    /// <returns>0 if every count was right, else 1.</returns>
    public static async Task<int> Carry(Options options, Build before)
    {
        var report = new BeforeReport(before.Name);
        await using var server = new Server(options.Server);
        foreach (var comparison in All.Where(one => options.Only.Count > 0 ? options.Only.Contains(one.Id) : one.Quick))
        {
            try
            {
                report.Add(comparison, await Compare(options, server, before, comparison, report.Faults));
            }
            catch (Exception fault)
            {
                report.Faults.Add($"{comparison.Id}: {fault.Message}");
            }
        }

        report.Print();
        if (options.Json is { } json)
            report.WriteJson(json);
        return report.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<(Turn Before, Turn Now)>> Compare(
        Options options, Server server, Build before, Comparison comparison, List<string> faults)
    {
        var timing = options.Quick ? Timing.Quick : Timing.Full;
        var entry = ContenderList.All.Single(entry => entry.Name == comparison.Contender);
        var participants = new List<Participant>();
        try
        {
            Report.Say($"{comparison.Id}: preparing {entry.Name} of both builds");
            participants.Add(await Participant.Prepare(entry, options, server, timing.Streams, before));
            participants.Add(await Participant.Prepare(entry, options, server, timing.Streams));
            return await InTurns(server, comparison, timing, participants[0], participants[1]);
        }
        finally
        {
            // A row that breaks stops its contenders too: the next row has the machine for itself.
            foreach (var participant in participants)
                if (await participant.Settle(server) is { } fault)
                    faults.Add(fault);
        }
    }

    private static async Task<IReadOnlyList<(Turn Before, Turn Now)>> InTurns(
        Server server, Comparison comparison, Timing timing, Participant was, Participant now)
    {
        var turns = new List<(Turn, Turn)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            // Who goes first changes, so that a machine that slows down or speeds up favours neither.
            var (first, second) = turn % 2 == 0 ? (was, now) : (now, was);
            var one = await Take(first);
            var other = await Take(second);
            var (then, today) = turn % 2 == 0 ? (one, other) : (other, one);
            Report.Say(
                $"{comparison.Id}, turn {turn + 1} of {Turns}: {Report.Number(then.Value)} before, {Report.Number(today.Value)} now");
            turns.Add((then, today));
        }

        return turns;

        async Task<Turn> Take(Participant participant)
        {
            await server.Checkpoint();
            var (total, postgres, used) = (participant.Total, await server.ProcessorTime(), participant.ProcessorTime());
            var request = comparison.Ask(participant) with
            {
                Seconds = timing.Seconds,
                Warmup = participant.IsWarm ? timing.Warmup : timing.FirstWarmup,
            };
            participant.IsWarm = true;
            var answer = await participant.Ask(request);
            var (commands, (silo, gateway)) = (participant.Total - total, participant.ProcessorTime());
            return new Turn(
                comparison.ValueOf(answer),
                (await server.ProcessorTime() - postgres) / commands,
                (silo - used.Silo) / commands,
                (gateway - used.Gateway) / commands);
        }
    }

    private static Request AtItsBest(Participant participant) => new("closed", Outstanding: participant.Outstanding);

    private static Request Alone(Participant participant) => new("closed", Outstanding: 1);
}

/// <summary>A row that two builds are compared by.</summary>
internal sealed record Comparison(
    string Id, string Contender, string Unit, Func<Participant, Request> Ask, bool MoreIsBetter, bool Quick = true)
{
    public double ValueOf(Answer answer) => MoreIsBetter ? answer.Acknowledged!.Value / answer.Seconds!.Value : answer.P50Ms!.Value;
}

/// <summary>One turn of one build.</summary>
/// <param name="Value">Commands a second, or milliseconds.</param>
/// <param name="Postgres">Microseconds of PostgreSQL's processor time for a command.</param>
/// <param name="Silo">The same of the silo; where it is one process with the load, of both.</param>
/// <param name="Gateway">The same of the gateway; 0 where there is none.</param>
internal sealed record Turn(double Value, double Postgres, double Silo, double Gateway);
