using JasperFx.Events.Daemon.HighWater;

namespace Samlop.History;

/// <summary>
/// Tells whoever waits on this silo that something was committed here: Marten's daemon where this silo carries read models and reactions
/// forward, otherwise <c>HistoryDaemon</c>, which passes it on. One waits at a time; whoever signals never does.
/// </summary>
public sealed class AppendWakeup : IDaemonWakeup
{
    /// <summary>
    /// The shortest time between two wake-ups. Under load this is what makes batches: one look at the history for all that was committed
    /// meanwhile. The first commit after a quiet time wakes at once.
    /// </summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(40);

    private readonly SemaphoreSlim _news = new(0, 1);
    private long _last;

    public void Signal()
    {
        // Read first: under load there nearly always is news already, and to release what is full costs an exception.
        if (_news.CurrentCount > 0)
            return;
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another was first, between our look and our word.
        }
    }

    /// <summary>True when something was committed since the last wait; false when nothing was for so long.</summary>
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

    /// <summary>Whoever waits is let go. Whoever still commits may signal: a semaphore that nobody waits on by a handle holds nothing.</summary>
    public void Dispose() => Signal();
}
