using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samlop.Access;

namespace Samlop;

/// <param name="Every">
/// The interval at which a grain with dates ahead checks the day; not below Orleans' minimum reminder period.
/// </param>
public sealed record CalendarOptions(TimeSpan Every)
{
    public CalendarOptions() : this(TimeSpan.FromHours(1)) { }
}

/// <summary>
/// A stream that changes by the calendar too. While it has dates ahead, a reminder wakes the grain, which then records the facts that are
/// due, as Samløp itself. Nothing is lost while no silo runs: the next reminder records it.
/// </summary>
public abstract class CalendarGrain<TState, TFact>(StreamServices services, CalendarOptions calendar)
    : StreamGrain<TState, TFact>(services), IRemindable
    where TState : IState<TState, TFact>
    where TFact : Fact
{
    private const string Reminder = "calendar";

    /// <summary>
    /// The first check comes soon after each activation. Registering again restarts the reminder's interval, so a grain that is activated
    /// more often than that would otherwise never check its day.
    /// </summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    /// <summary>The reminder that this activation has registered; null when it has registered none.</summary>
    private IGrainReminder? _reminder;

    protected abstract bool HasDatesAhead(TState state);

    /// <summary>The facts that are due on this day; empty once they are recorded.</summary>
    protected abstract IReadOnlyList<TFact> FallsDue(TState state, DateOnly today);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await Watch();
    }

    protected override Task Committed() => Watch();

    /// <summary>Orleans itself calls this method, without a signed envelope, so the grain acts as Samløp here.</summary>
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
        var correlation = command.ToString("n");
        var call = new Call(
            "samlop", [new Grant(Role.System, RegionId)], command, null, correlation, null, null, null, Clock.GetUtcNow());
        return new Acting(call, Role.System, RegionId);
    }

    /// <summary>
    /// Registers the reminder while there are dates ahead, and unregisters it when none are left. A reminder of an earlier activation is
    /// unregistered at its next tick.
    /// </summary>
    private Task Watch() => (HasDatesAhead(State), _reminder) switch
    {
        (true, null) => Quietly(Register),
        (false, { } registered) => Quietly(() => Forget(registered)),
        _ => Task.CompletedTask,
    };

    private async Task Register()
    {
        var first = calendar.Every < FirstLook ? calendar.Every : FirstLook;
        _reminder = await this.RegisterOrUpdateReminder(Reminder, first, calendar.Every);
    }

    private async Task Forget(IGrainReminder? registered)
    {
        _reminder = null;
        if (registered is not null)
            await this.UnregisterReminder(registered);
    }

    /// <summary>No command fails because reminders cannot be reached: the next activation, command or tick tries again.</summary>
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
