using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Samlop.History;

namespace Samlop;

/// <summary>
/// Carries read models and reactions forward on one silo of the cluster: the one whose session holds an advisory lock of the database. When the
/// silo or its session goes, PostgreSQL frees the lock, and another silo takes over where the positions in the database say. The others tell
/// the one that leads when something was committed on them.
/// </summary>
/// <remarks>
/// The word goes by NOTIFY on the session that waits for the lock, never in the transaction of an append: there it would line up all appends of
/// the database behind one lock. A word that is lost is made good by polling.
/// </remarks>
internal sealed class HistoryDaemon(IDocumentStore store, AppendWakeup wakeup, LagMeters meters, IConfiguration configuration, ILogger<HistoryDaemon> log) : BackgroundService
{
    // "samlop" in ASCII; means nothing else.
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
        // A session of its own: the lock lives exactly as long as it. It is heard every second; when it is not, the server ends it.
        var connection = HistoryConnection.To(configuration).With($"-c idle_session_timeout={Silence.TotalSeconds:0}s");
        (connection.Pooling, connection.CommandTimeout) = (false, 5);
        await using var session = new NpgsqlConnection(connection.ConnectionString);
        await session.OpenAsync(stopping);
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Leading } } };
        while (await take.ExecuteScalarAsync(stopping) is not true)
            await Follow(session, stopping);
        await Lead(session, stopping);
    }

    /// <summary>For as long as one look: passes on that something was committed here.</summary>
    private async Task Follow(NpgsqlConnection session, CancellationToken stopping)
    {
        await using var tell = new NpgsqlCommand($"notify {Committed}", session);
        for (var left = Look; left > TimeSpan.Zero;)
        {
            var begun = TimeProvider.System.GetTimestamp();
            if (await wakeup.Signalled(left, stopping))
                await tell.ExecuteNonQueryAsync(stopping);
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

    /// <summary>Hears what other silos have committed, for as long as the session lives; looks every second how far everything is behind.</summary>
    private async Task Listen(NpgsqlConnection session, CancellationToken stopping)
    {
        session.Notification += (_, _) => wakeup.Signal();
        await using (var listen = new NpgsqlCommand($"listen {Committed}", session))
            await listen.ExecuteNonQueryAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            meters.Show(await LagReader.Of(session, stopping));
            var begun = TimeProvider.System.GetTimestamp();
            while (Look - TimeProvider.System.GetElapsedTime(begun) is var left && left > TimeSpan.FromMilliseconds(1) && await session.WaitAsync(left, stopping))
            {
                // What was heard has been passed on by the event above.
            }
        }
    }

    /// <summary>Tells the carrier that the order of facts may be read further.</summary>
    private sealed class Marks(Carrier carrier) : IObserver<ShardState>
    {
        public void OnNext(ShardState value)
        {
            if (value.ShardName == ShardState.HighWaterMark)
                carrier.Signal();
        }

        public void OnCompleted()
        {
            // The daemon has ended; so will the carrier.
        }

        public void OnError(Exception error) => carrier.Signal();
    }
}
