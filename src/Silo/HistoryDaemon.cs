using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Samlop.History;

namespace Samlop;

/// <summary>
/// Carries read models and reactions forward on one silo, the leader: its session holds a PostgreSQL advisory lock. When the leader or
/// its session dies, PostgreSQL frees the lock, and another silo goes on from the positions in the database. After a commit the other
/// silos wake the leader.
/// </summary>
/// <remarks>
/// They wake it by NOTIFY on the session that waits for the lock, never in the transaction of an append: there NOTIFY would make all
/// appends of the database wait for one lock. If a notification is lost, polling finds the commit.
/// </remarks>
internal sealed class HistoryDaemon(
    IDocumentStore store, AppendWakeup wakeup, LagMeters meters, IConfiguration configuration, ILogger<HistoryDaemon> log)
    : BackgroundService
{
    // Key of the advisory lock: "samlop" in ASCII.
    private const long Leading = 0x73616D6C6F70;

    private const string Committed = "samlop_committed";

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Serve(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(fault, "The daemon lost its lock or its database; it is started again when the lock is free");
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Serve(CancellationToken stopping)
    {
        // The lock needs a session of its own, since it lives exactly as long as the session. The session speaks every second; the server
        // ends a silent one.
        var connection = HistoryConnection.To(configuration).With($"-c idle_session_timeout={Silence.TotalSeconds:0}s");
        (connection.Pooling, connection.CommandTimeout) = (false, 5);
        await using var session = new NpgsqlConnection(connection.ConnectionString);
        await session.OpenAsync(stopping);
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", session)
        {
            Parameters = { new() { Value = Leading } },
        };
        while (await take.ExecuteScalarAsync(stopping) is not true)
            await Follow(session, stopping);
        await Lead(session, stopping);
    }

    /// <summary>For one second: notifies the leader of commits on this silo.</summary>
    private async Task Follow(NpgsqlConnection session, CancellationToken stopping)
    {
        await using var notify = new NpgsqlCommand($"notify {Committed}", session);
        for (var left = Look; left > TimeSpan.Zero;)
        {
            var begun = TimeProvider.System.GetTimestamp();
            if (await wakeup.Signalled(left, stopping))
                await notify.ExecuteNonQueryAsync(stopping);
            left -= TimeProvider.System.GetElapsedTime(begun);
        }
    }

    private async Task Lead(NpgsqlConnection session, CancellationToken stopping)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var database = HistoryConnection.ForCarrying(configuration);
        using var carrier = new Carrier(database, () => daemon.Tracker.HighWaterMark, log);
        using var marks = daemon.Tracker.Subscribe(new Marks(carrier));
        var carrying = Task.CompletedTask;
        try
        {
            await daemon.StartAllAsync();
            carrying = carrier.Run(ended.Token);
            log.LogInformation("This silo carries read models and reactions forward");
            await Listen(session, stopping);
        }
        finally
        {
            meters.Show([]);
            await ended.CancelAsync();
            await carrying;
            await daemon.StopAllAsync();
        }
    }

    /// <summary>Listens for commits on other silos while the session lives, and measures every second how far everything lags.</summary>
    private async Task Listen(NpgsqlConnection session, CancellationToken stopping)
    {
        session.Notification += (_, _) => wakeup.Signal();
        await using (var listen = new NpgsqlCommand($"listen {Committed}", session))
            await listen.ExecuteNonQueryAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            meters.Show(await LagReader.Of(session, stopping));
            var begun = TimeProvider.System.GetTimestamp();
            while (Look - TimeProvider.System.GetElapsedTime(begun) is var left
                && left > TimeSpan.FromMilliseconds(1)
                && await session.WaitAsync(left, stopping))
            {
                // The event handler above has passed the notification on.
            }
        }
    }

    /// <summary>Wakes the carrier when the high-water mark has moved: facts up to the mark can be read in order.</summary>
    private sealed class Marks(Carrier carrier) : IObserver<ShardState>
    {
        public void OnNext(ShardState value)
        {
            if (value.ShardName == ShardState.HighWaterMark)
                carrier.Signal();
        }

        public void OnCompleted()
        {
            // The daemon has ended, and the carrier is stopped with it.
        }

        public void OnError(Exception error) => carrier.Signal();
    }
}
