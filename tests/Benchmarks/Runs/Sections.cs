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
        (["http"], Http),
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
        await bench.Close([Bare, .. Peers]);
    }

    private static async Task IdleLatency(Bench bench)
    {
        var figures = await bench.Rounds([Samlop, Marten], _ => new Request("closed", Outstanding: 1));
        bench.Report.Add("idle-latency", figures[Samlop].P50 / figures[Marten].P50, $"{Report.Number(figures[Samlop].P50)} ms / {Report.Number(figures[Marten].P50)} ms");
    }

    private static async Task OpenLoop(Bench bench)
    {
        var maxima = await bench.Maxima(Samlop, Marten);
        var figures = await bench.Rounds([Samlop, Marten], participant => new Request("open", Rate: maxima[participant.Entry.Name].PerSecond / 2));
        bench.Report.Add("open-loop-p99", figures[Samlop].P99 / figures[Marten].P99, $"{Report.Number(figures[Samlop].P99)} ms / {Report.Number(figures[Marten].P99)} ms");
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
