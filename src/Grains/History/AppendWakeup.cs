using JasperFx.Events.Daemon.HighWater;

namespace Samlop.History;

/// <summary>
/// Wakes the one waiter of this silo when something was committed here. The waiter is Marten's daemon on the leader, and
/// <c>HistoryDaemon</c> on every other silo, which passes the signal on. Signalling never blocks.
/// </summary>
public sealed class AppendWakeup : IDaemonWakeup
{
    /// <summary>
    /// The shortest time between two wake-ups. Under load it makes batches: one look at the history covers all commits of that time. The
    /// first commit after a quiet time wakes at once.
    /// </summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(40);

    private readonly SemaphoreSlim _news = new(0, 1);
    private long _last;

    public void Signal()
    {
        // Checked first: under load the signal is nearly always set already, and releasing a full semaphore costs an exception.
        if (_news.CurrentCount > 0)
            return;
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another thread released it between the check and the call.
        }
    }

    /// <summary>True if something was committed since the last wait; false if nothing was within the time-out.</summary>
    public async Task<bool> Signalled(TimeSpan timeout, CancellationToken token)
    {
        var woken = await _news.WaitAsync(timeout, token);
        var rest = Pace - TimeSpan.FromMilliseconds(Environment.TickCount64 - _last);
        if (woken && rest > TimeSpan.Zero)
            await Task.Delay(rest, token);
        _last = Environment.TickCount64;
        return woken;
    }

    public Task WaitAsync(TimeSpan timeout, CancellationToken token) => Signalled(timeout, token);

    /// <summary>
    /// Releases the waiter. Signalling stays allowed: a semaphore without a wait handle holds nothing that must be freed.
    /// </summary>
    public void Dispose() => Signal();
}
