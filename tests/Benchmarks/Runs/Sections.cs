using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>The rows, in an order in which one section's contenders serve the next.</summary>
internal static class Sections
{
    private const string Samlop = "samlop", Marten = "plain-marten", Bare = "ceiling";

    private static string[] Peers => [.. ContenderList.All.Where(entry => entry.Peer).Select(entry => entry.Name)];

    public static IReadOnlyList<(string[] Ids, Func<Bench, Task> Run)> All { get; } =
    [
        (["ceiling", "plain-marten", "best-peer"], Throughput),
        (["idle-latency"], IdleLatency),
        (["open-loop-p99"], OpenLoop),
        (["activation"], Activations),
        (["grain-bytes"], Memory),
        (["http"], Http),
        (["lag-ms"], ReadModelLag),
        (["growth"], Growth),
        (["rebuild"], Rebuilding),
    ];

    private static async Task Throughput(Bench bench)
    {
        string[] names =
        [
            Samlop,
            .. bench.Wants("ceiling") ? [Bare] : (string[])[],
            .. bench.Wants("plain-marten") ? [Marten] : (string[])[],
            .. bench.Wants("best-peer") ? Peers : [],
        ];
        var maxima = await bench.Maxima(names);
        var ours = maxima[Samlop].PerSecond;
        if (bench.Wants("ceiling"))
            bench.Report.Add("ceiling", ours / maxima[Bare].PerSecond, Of(ours, maxima[Bare].PerSecond));
        if (bench.Wants("plain-marten"))
            bench.Report.Add("plain-marten", ours / maxima[Marten].PerSecond, Of(ours, maxima[Marten].PerSecond));
        if (bench.Wants("best-peer") && Peers.MaxBy(peer => maxima[peer].PerSecond) is { } best)
            bench.Report.Add("best-peer", ours / maxima[best].PerSecond, $"{best}: {Of(ours, maxima[best].PerSecond)}");
        if (bench.Wants("ceiling"))
            await BesidePgBench(bench);
        await bench.Close([.. Peers]);
    }

    /// <summary>On the tables of the ceiling, which has been counted before.</summary>
    private static async Task BesidePgBench(Bench bench)
    {
        var ceiling = await bench.Ready(Bare);
        bench.Report.Settings["pgbench"] = bench.Options.PgBench is null ? "could not be had" : "beside";
        if (bench.Options.PgBench is { } program)
            await bench.Close(Bare, async () => bench.Report.Systems.AddRange(await PgBench.Measure(
                program, bench.Server.To(ceiling.Database), bench.Timing.Streams, bench.Timing.Seconds, bench.Options.Logs)));
        else
            await bench.Close(Bare);
    }

    private static async Task IdleLatency(Bench bench)
    {
        var figures = await bench.Rounds([Samlop, Marten], _ => new Request("closed", Outstanding: 1));
        bench.Report.Add(
            "idle-latency", figures[Samlop].P50 / figures[Marten].P50, $"{Report.Number(figures[Samlop].P50)} ms / "
            + $"{Report.Number(figures[Marten].P50)} ms");
    }

    private static async Task OpenLoop(Bench bench)
    {
        var maxima = await bench.Maxima(Samlop, Marten);
        var figures = await bench.Rounds(
            [Samlop, Marten], participant => new Request("open", Rate: maxima[participant.Entry.Name].PerSecond / 2));
        bench.Report.Add(
            "open-loop-p99", figures[Samlop].P99 / figures[Marten].P99, $"{Report.Number(figures[Samlop].P99)} ms / "
            + $"{Report.Number(figures[Marten].P99)} ms");
    }

    private static async Task Activations(Bench bench)
    {
        var times = await Measured<ActivationTimes>(bench, Samlop, new Request("measure", What: "activation", N: bench.Timing.Rounds));
        bench.Report.Add(
            "activation", times.LongMs / times.ShortMs, $"{Report.Number(times.LongMs)} ms / {Report.Number(times.ShortMs)} ms");
    }

    private static async Task Memory(Bench bench)
    {
        var bytes = await Measured<GrainMemory>(
            bench, Samlop, new Request("measure", What: "grain-bytes", N: bench.Options.Quick ? 5_000 : 50_000));
        bench.Report.Add(
            "grain-bytes", bytes.All, $"of that {Report.Number(bytes.State)} its state; the rest is activation, directory, key, "
            + $"remembered commands");
    }

    /// <summary>At half of what a silo can do that also carries read models forward, under the same mixed load.</summary>
    private static async Task ReadModelLag(Bench bench)
    {
        const string name = "samlop-with-read-models";
        await bench.Close(Samlop);
        var rate = (await bench.Maxima(name))[name].PerSecond / 2;
        var silo = await bench.Ready(name);
        await Measured<LagTimes>(bench, name, new Request("measure", What: "lag"));
        await bench.Server.Checkpoint();
        var appends = await silo.Ask(new Request("open", Rate: rate, Seconds: bench.Timing.Seconds * 3));
        var times = await Measured<LagTimes>(bench, name, new Request("measure", What: "lag"));
        bench.Report.Add(
            "lag-ms", times.P99Ms, $"p50 {Report.Number(times.P50Ms)} ms; {Report.Number(times.Facts)} facts at {Report.Number(rate)} "
            + $"a second, each acknowledged after {Report.Number(appends.P50Ms!.Value)} ms, p99 {Report.Number(appends.P99Ms!.Value)}");
        await bench.Close(name);
    }

    private static async Task Growth(Bench bench)
    {
        const string few = "samlop-100-thousand", many = "samlop-5-million";
        var maxima = await bench.Maxima(few, many);
        bench.Report.Add("growth", maxima[many].PerSecond / maxima[few].PerSecond, Of(maxima[many].PerSecond, maxima[few].PerSecond));
        await bench.Close(few, many);
    }

    private static async Task Rebuilding(Bench bench)
    {
        const string name = "samlop-1-million";
        var times = await Measured<RebuildTimes>(bench, name, new Request("measure", What: "rebuild"));
        bench.Report.Add(
            "rebuild", times.ReadingSeconds / times.RebuildSeconds, $"{Report.Number(times.Facts / times.RebuildSeconds)} / "
            + $"{Report.Number(times.Facts / times.ReadingSeconds)} facts/s");
        await bench.Close(name);
    }

    private static async Task<T> Measured<T>(Bench bench, string name, Request request)
    {
        var answer = await (await bench.Ready(name)).Ask(request);
        return answer.Measured!.Value.Deserialize<T>(Wire.Json)!;
    }

    private static async Task Http(Bench bench)
    {
        const string ours = "samlop-http", theirs = "plain-marten-http";
        var maxima = await bench.Maxima(ours, theirs);
        bench.Report.Add("http", maxima[ours].PerSecond / maxima[theirs].PerSecond, Of(maxima[ours].PerSecond, maxima[theirs].PerSecond));
        await bench.Close(ours, theirs);
    }

    private static string Of(double ours, double theirs) => $"{Report.Number(ours)} / {Report.Number(theirs)} commands/s";
}
