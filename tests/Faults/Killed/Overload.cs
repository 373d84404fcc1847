using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// Three times as many commands as can be carried out: each is answered, with success or <c>try-later</c>, and nothing piles up.
/// </summary>
[Collection(nameof(Killable))]
public sealed class Overload(Killable installation)
{
    private const int Regions = 200, Each = 40, ClosedClients = 128;

    /// <summary>
    /// How much more silo and gateway may hold each than under a load they can carry. Where a machine has memory to spare, the server's
    /// collector is in no hurry: in a flood of 75 s the gateway rose by 590 MiB, fell to 290 with the first full collection and stayed
    /// there.
    /// </summary>
    private const long MoreMemory = 600L << 20;

    /// <summary>
    /// How much more may be alive when the flood has gone than before it. A connection holds 12 to 14 KB as long as it is open, whether or
    /// not its client asks for too much, and how many are open at a moment depends on the machine. So the heap is weighed when all are
    /// closed.
    /// </summary>
    private const long MoreAlive = 32L << 20;

    /// <summary>
    /// So few connections weigh nothing. Where more clients connect at once than the system lets wait (<c>net.core.somaxconn</c>), Linux
    /// now and then keeps a connection whose client has long gone; Kestrel closes it after 130 s of silence.
    /// </summary>
    private const int Forgotten = 100;

    /// <summary>After that the clients close connections that they do not use.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>How long the gateway may take to close its side of a connection, on a machine as busy as may be.</summary>
    private static readonly TimeSpan LettingGo = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4), Flooded = TimeSpan.FromSeconds(15);

    private readonly int _port = FreePorts.One();

    [Fact]
    public async Task Is_answered_with_success_or_try_later_in_the_memory_there_is()
    {
        await using var gateway = await Gateway();
        using var http = Client();
        await Wait.Until(() => IsReady(http, gateway), "the gateway is ready");
        var crowd = await Crowd.Of(installation.Cluster.Facts, await Crowd.Regions(http, Regions, Each));
        var capacity = await Capacity(crowd);
        var processes = new[] { installation.Cluster.Silo("silo-1"), gateway };
        var before = processes.Select(process => process.WorkingSet).ToList();
        var most = before.ToList();
        // Every client has been there once: what the gateway and the silo keep of each is weighed before the flood too.
        await Task.WhenAll(crowd.Writers.Select(writer => writer.Say()));
        var alive = await Alive();

        var flood = await Flood();
        // The machine may have been slow while its capacity was measured; then a flood that was served whole is the better measure.
        for (var again = 0; flood.ToldLater == 0 && again < 2; again++)
        {
            capacity = flood.Acknowledged / flood.Took.TotalSeconds;
            flood = await Flood();
        }

        var left = await Alive();
        // The clients have left; on a busy machine the gateway may still be closing its side. A leak it never lets go of.
        for (var waited = Stopwatch.StartNew(); !IsWithin() && waited.Elapsed < LettingGo;)
            left = await Alive();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Capacity {capacity:0}/s; {flood.Acknowledged} acknowledged and {flood.ToldLater} told to try later in "
            + $"{flood.Took.TotalSeconds:0.0} s; MiB silo {before[0] >> 20} to {most[0] >> 20}, gateway {before[1] >> 20} to "
            + $"{most[1] >> 20}; alive without clients silo {alive[0] >> 20} to {left[0] >> 20}, gateway {alive[1] >> 20} to "
            + $"{left[1] >> 20}.");
        flood.ToldLater.ShouldBeGreaterThan(0);
        flood.Acknowledged.ShouldBeGreaterThan(0);
        foreach (var (process, held, now) in processes.Zip(before, most))
            (now - held).ShouldBeLessThan(MoreMemory, process.Name);
        foreach (var (process, first, last) in processes.Zip(alive, left))
            (last - first).ShouldBeLessThan(MoreAlive, process.Name);
        processes.ShouldAllBe(process => process.Runs);
        await Wait.Until(crowd.Writers[0].Say, "a command is acknowledged after the flood");
        (await crowd.Audit()).Take(10).ShouldBeEmpty();

        async Task<OpenLoop> Flood()
        {
            var flood = new OpenLoop(crowd.Writers);
            await flood.Run(3 * capacity, Flooded, Weigh);
            Weigh();
            flood.Unreachable.ShouldBe(0);
            return flood;
        }

        bool IsWithin() => left.Zip(alive, (last, first) => last - first).All(more => more < MoreAlive);

        async Task<long[]> Alive()
        {
            await Wait.Until(() => Task.FromResult(OpenConnections() <= Forgotten), "all clients have closed their connections");
            return [await LiveHeap.Of(processes[0].Id), await LiveHeap.Of(processes[1].Id)];
        }

        void Weigh() => most = [.. processes.Zip(most, (process, held) => Math.Max(process.WorkingSet, held))];
    }

    /// <summary>
    /// Whoever holds connections open costs memory for each; so there is an end to it, and those within it notice nothing.
    /// </summary>
    [Fact]
    public async Task Too_many_connections_are_closed_and_those_within_the_bound_are_served()
    {
        await using var gateway = await Gateway();
        // Its connection is one of those within the bound, so it stays open however long the others take to connect.
        using var http = Client(connections: 1, Timeout.InfiniteTimeSpan);
        await Wait.Until(() => IsReady(http, gateway), "the gateway is ready");

        var idle = new List<TcpClient>();
        try
        {
            for (var i = 1; i < Requests.Crowd.MostConnected; i++)
                idle.Add(await Connected());
            idle.ShouldAllBe(client => !IsClosed(client));

            // Kestrel closes whoever says nothing for 130 s; one too many is closed at once.
            using (var tooMany = await Connected())
                (await tooMany.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(LettingGo)).ShouldBe(0);
            (await IsReady(http, gateway)).ShouldBeTrue();

            idle[0].Dispose();
            await Wait.Until(
                async () =>
                {
                    using var another = Client();
                    return await IsReady(another, gateway);
                },
                "there is room where one has left");
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    /// <summary>
    /// The gateway is paused, so that none of those who connect is accepted yet. Whoever found no room would connect after 1 s or later,
    /// and here never.
    /// </summary>
    [Fact]
    public async Task A_thousand_who_connect_at_once_find_room_to_wait()
    {
        var room = await File.ReadAllTextAsync("/proc/sys/net/core/somaxconn");
        var atOnce = Math.Min(1000, int.Parse(room, CultureInfo.InvariantCulture));
        await using var gateway = await Gateway();
        using var http = Client();
        await Wait.Until(() => IsReady(http, gateway), "the gateway is ready");

        await gateway.Pause();
        var clients = Enumerable.Range(0, atOnce).Select(_ => new TcpClient()).ToList();
        try
        {
            await Task.WhenAll(clients.Select(client => client.ConnectAsync(IPAddress.Loopback, _port))).WaitAsync(LettingGo);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
            await gateway.Continue();
        }

        await Wait.Until(() => IsReady(http, gateway), "the gateway answers again");
    }

    /// <summary>A gateway of its own, and one silo behind it.</summary>
    private async Task<LoggedProcess> Gateway()
    {
        await installation.Cluster.Run("silo-1");
        return installation.Cluster.Gateway(_port);
    }

    private HttpClient Client(int connections = int.MaxValue, TimeSpan? idle = null) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, PooledConnectionIdleTimeout = idle ?? Idle })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{_port}"),
        };

    private int OpenConnections() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.LocalEndPoint.Port == _port && connection.State is TcpState.Established);

    private async Task<TcpClient> Connected()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        return client;
    }

    /// <summary>Whether the other side has said that nothing more comes.</summary>
    private static bool IsClosed(TcpClient client) => client.Client.Poll(0, SelectMode.SelectRead) && client.Available == 0;

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
