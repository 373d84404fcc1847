using System.Diagnostics;
using System.Net;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>Three times as many commands as can be carried out: each is answered, with success or <c>try-later</c>, and nothing piles up.</summary>
[Collection(nameof(Killable))]
public sealed class Overload(Killable installation)
{
    private const int Regions = 200, Each = 40, ClosedClients = 128;

    /// <summary>
    /// How much more silo and gateway may hold each than under a load they can carry. Where a machine has memory to spare, the server's collector
    /// is in no hurry: in a flood of 75 s the gateway rose by 590 MiB, fell to 290 with the first full collection and stayed there.
    /// </summary>
    private const long MoreMemory = 600L << 20;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4), Flooded = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Is_answered_with_success_or_try_later_in_the_memory_there_is()
    {
        await installation.Cluster.Run("silo-1");
        var port = Cluster.FreePorts(1)[0];
        await using var gateway = installation.Cluster.Gateway(port);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Wait.Until(() => IsReady(http, gateway), "the gateway is ready");
        var crowd = await Crowd.Of(installation.Cluster.Facts, await Crowd.Regions(http, Regions, Each));
        var capacity = await Capacity(crowd);
        var processes = new[] { installation.Cluster.Silo("silo-1"), gateway };
        var before = processes.Select(process => process.WorkingSet).ToList();
        var most = before.ToList();

        var flood = new OpenLoop(crowd.Writers);
        await flood.Run(3 * capacity, Flooded, Weigh);
        Weigh();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Closed loop {capacity:0}/s; {flood.Acknowledged} acknowledged and {flood.ToldLater} told to try later in {flood.Took.TotalSeconds:0.0} s; MiB silo {before[0] >> 20} to {most[0] >> 20}, gateway {before[1] >> 20} to {most[1] >> 20}.");
        flood.Unreachable.ShouldBe(0);
        flood.ToldLater.ShouldBeGreaterThan(0);
        flood.Acknowledged.ShouldBeGreaterThan(0);
        foreach (var (process, held, now) in processes.Zip(before, most))
            (now - held).ShouldBeLessThan(MoreMemory, process.Name);
        processes.ShouldAllBe(process => process.Runs);
        (await crowd.Writers[0].Say()).ShouldBeTrue();
        (await crowd.Audit()).Take(10).ShouldBeEmpty();

        void Weigh() => most = [.. processes.Zip(most, (process, held) => Math.Max(process.WorkingSet, held))];
    }

    /// <summary>Commands a second of clients that wait for their answers; no claim, only a measure for what is too much.</summary>
    private static async Task<double> Capacity(Crowd crowd)
    {
        var load = new ClosedLoop(crowd.Writers.Take(ClosedClients));
        await load.More(10 * ClosedClients);
        var (acknowledged, clock) = (load.Acknowledged, Stopwatch.StartNew());
        await Task.Delay(Measured, TestContext.Current.CancellationToken);
        var capacity = (load.Acknowledged - acknowledged) / clock.Elapsed.TotalSeconds;
        await load.End();
        return capacity;
    }

    private static async Task<bool> IsReady(HttpClient http, LoggedProcess gateway)
    {
        gateway.Runs.ShouldBeTrue();
        try
        {
            using var answer = await http.GetAsync("/readyz");
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
