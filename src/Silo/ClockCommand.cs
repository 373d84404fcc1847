using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Samlop.History;

namespace Samlop;

/// <summary>
/// Tells the installation's own clock, moves it, and has the calendars look at the new day; started by <c>deploy/up</c> and
/// <c>deploy/clock</c>.
/// </summary>
public static class ClockCommand
{
    private static readonly TimeSpan LookWithin = TimeSpan.FromMinutes(1);

    /// <exception cref="ClockRefused">The clock is not to be moved so, or there is none to move.</exception>
    public static async Task<int> Run(string[] words)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var clock = SiloClock.Configured(builder);
        if (!clock.IsMovable)
            throw new ClockRefused($"The setting {Clock.Setting} names no file: this installation goes by the machine's clock.");
        switch (words)
        {
            case []:
                Console.WriteLine(ClockMove.Text(clock.GetUtcNow()));
                return 0;
            case ["check", var to]:
                clock.MustBeAhead(ClockMove.From(clock.GetUtcNow(), to));
                return 0;
            case ["move", var to]:
                await Move(builder, clock, to);
                return 0;
            case ["move", var to, "look"]:
                await Move(builder, clock, to);
                return await HaveLooked(builder);
            case ["look"]:
                return await HaveLooked(builder);
            default:
                throw new ClockRefused("Say clock, clock check WHEN, clock move WHEN, clock look or clock move WHEN look.");
        }
    }

    private static async Task<int> HaveLooked(HostApplicationBuilder builder)
    {
        try
        {
            await Look(builder);
            return 0;
        }
        catch (Exception fault)
        {
            throw new ClockRefused($"Not all calendars have looked ({fault.Message}); they look by themselves within the hour.");
        }
    }

    private static async Task Move(HostApplicationBuilder builder, Clock clock, string to)
    {
        var time = ClockMove.From(clock.GetUtcNow(), to);
        clock.MustBeAhead(time);
        await using (var database = NpgsqlDataSource.Create(HistoryConnection.To(builder.Configuration).ConnectionString))
        {
            if (await NewestFact.Recorded(database) is { } newest && newest >= time)
                throw new ClockRefused(
                    $"The newest fact was recorded on {ClockMove.Text(newest)}, and nothing is recorded before it: choose a later time.");
        }

        clock.MoveTo(time);
        Console.WriteLine($"The clock says {ClockMove.Text(clock.GetUtcNow())}");
    }

    /// <summary>
    /// Wakes each stream that waits for a day, as its reminder would within the hour. Every process already has the new time, so all that
    /// the day makes true is recorded when the streams have answered.
    /// </summary>
    private static async Task Look(HostApplicationBuilder builder)
    {
        var connection = HistoryConnection.To(builder.Configuration);
        connection.SearchPath = "orleans";
        var cluster = builder.Configuration["Samlop:ClusterId"] ?? "samlop";
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection.ConnectionString)));
        using var host = builder.Build();
        using var patience = new CancellationTokenSource(LookWithin);
        await host.StartAsync(patience.Token);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var waiting = await Waiting(connection.ConnectionString, cluster, patience.Token);
        await Parallel.ForEachAsync(waiting, patience.Token, async (stream, token) =>
            await grains.GetGrain(stream).AsReference<IRemindable>().ReceiveReminder(CalendarOptions.Reminder, new TickStatus(), token));
        await host.StopAsync(patience.Token);
        Console.WriteLine($"Calendars have looked at the day: {waiting.Count}");
    }

    private static async Task<IReadOnlyList<GrainId>> Waiting(string connection, string cluster, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        const string Query = "select grain_id from orleans.reminder where service_id = $1 and reminder_name = $2";
        await using var command = database.CreateCommand(Query);
        command.Parameters.AddWithValue(cluster);
        command.Parameters.AddWithValue(CalendarOptions.Reminder);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var waiting = new List<GrainId>();
        while (await reader.ReadAsync(cancellation))
            waiting.Add(GrainId.Parse(reader.GetString(0), CultureInfo.InvariantCulture));
        return waiting;
    }
}
