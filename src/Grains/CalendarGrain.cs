using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samlop.Access;

namespace Samlop;

/// <param name="Every">How often a grain that has dates ahead looks at the day; Orleans takes no less than its minimum reminder period.</param>
public sealed record CalendarOptions(TimeSpan Every)
{
    public CalendarOptions() : this(TimeSpan.FromHours(1)) { }
}

/// <summary>
/// A stream on which the calendar acts: while there are dates ahead, the grain is woken now and then, looks at the day and records
/// what falls due, as Samløp itself. Nothing is lost while no silo runs: what fell due then is recorded at the next look.
/// </summary>
public abstract class CalendarGrain<TState, TFact>(StreamServices services, CalendarOptions calendar) : StreamGrain<TState, TFact>(services), IRemindable
    where TState : IState<TState, TFact>
    where TFact : Fact
{
    private const string Reminder = "calendar";

    /// <summary>
    /// The first look comes soon after each activation: registering again puts the reminder's clock back, and a grain that comes and
    /// goes more often than it looks would never see its day.
    /// </summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    /// <summary>What this activation has registered; null when it has not, or does not know.</summary>
    private IGrainReminder? _reminder;

    protected abstract bool HasDatesAhead(TState state);

    /// <summary>What the day itself makes true; empty once it is recorded.</summary>
    protected abstract IReadOnlyList<TFact> FallsDue(TState state, DateOnly today);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await Watch();
    }

    protected override Task Committed() => Watch();

    /// <summary>Orleans' own interface, so no signed envelope comes with it: the grain acts as Samløp here.</summary>
    async Task IRemindable.ReceiveReminder(string reminderName, TickStatus status)
    {
        var day = NorwegianTime.DayOf(Clock.GetUtcNow());
        if (FallsDue(State, day).Count > 0)
        {
            var before = Acting.Ambient;
            Acting.Ambient = Samlop(day);
            try
            {
                await Transact(state => FallsDue(state, day));
            }
            finally
            {
                Acting.Ambient = before;
            }
        }

        if (!HasDatesAhead(State))
            await Quietly(async () => await Forget(_reminder ?? await this.GetReminder(Reminder)));
    }

    private Acting Samlop(DateOnly day)
    {
        var command = FactId.OfDay(Stream, day, Version);
        var call = new Call("samlop", [new Grant(Role.System, RegionId)], command, null, command.ToString("n"), null, null, null, Clock.GetUtcNow());
        return new Acting(call, Role.System, RegionId);
    }

    /// <summary>Registers the reminder when there are dates ahead, and lets it go when there are none left; a reminder left over is let go by its next tick.</summary>
    private Task Watch() => (HasDatesAhead(State), _reminder) switch
    {
        (true, null) => Quietly(async () => _reminder = await this.RegisterOrUpdateReminder(Reminder, calendar.Every < FirstLook ? calendar.Every : FirstLook, calendar.Every)),
        (false, { } registered) => Quietly(() => Forget(registered)),
        _ => Task.CompletedTask,
    };

    private async Task Forget(IGrainReminder? registered)
    {
        _reminder = null;
        if (registered is not null)
            await this.UnregisterReminder(registered);
    }

    /// <summary>A calendar that cannot be reached fails no command: the next activation, command or tick tries again.</summary>
    private async Task Quietly(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception fault)
        {
            ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Samlop.History.Calendar")
                .LogWarning(fault, "The calendar of a {Kind} could not be set; it is tried again.", this.GetGrainId().Type);
        }
    }
}
