using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samlop;

/// <summary>
/// Runs Marten's daemon (read models and reactions) on one silo of the cluster: the one whose session holds an advisory lock of the
/// database. When the silo or its session goes, PostgreSQL frees the lock, and another silo takes over where the positions in the database say.
/// </summary>
/// <remarks>Marten's own HotCold mode does the same, but needs a package that cannot be had; see Grains.csproj.</remarks>
internal sealed class HistoryDaemon(IDocumentStore store, IConfiguration configuration, ILogger<HistoryDaemon> log) : BackgroundService
{
    // "samlop" in ASCII; means nothing else.
    private const long Leading = 0x73616D6C6F70;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LeadWhenFree(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(fault, "The daemon lost its lock or its database; it is started again when the lock is free");
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadWhenFree(CancellationToken stopping)
    {
        // A session of its own: the lock lives exactly as long as it. It is heard every second; when it is not, the server ends it.
        var connection = HistoryConnection.To(configuration).With($"-c idle_session_timeout={Silence.TotalSeconds:0}s");
        (connection.Pooling, connection.CommandTimeout) = (false, 5);
        await using var session = new NpgsqlConnection(connection.ConnectionString);
        await session.OpenAsync(stopping);
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Leading } } };
        if (await take.ExecuteScalarAsync(stopping) is not true)
            return;

        using var daemon = await store.BuildProjectionDaemonAsync();
        try
        {
            await daemon.StartAllAsync();
            log.LogInformation("This silo carries read models and reactions forward");
            await using var alive = new NpgsqlCommand("select 1", session);
            while (!stopping.IsCancellationRequested)
            {
                await alive.ExecuteScalarAsync(stopping);
                await Task.Delay(Look, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            await daemon.StopAllAsync();
        }
    }
}
