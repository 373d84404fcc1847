using JasperFx.Events.Daemon.HighWater;

namespace Samlop.History;

/// <summary>Wakes the daemon of this silo when something was committed here; commits of other silos are found by its polling.</summary>
public sealed class AppendWakeup : IDaemonWakeup
{
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Signal() => Volatile.Read(ref _signal).TrySetResult();

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        var signal = Volatile.Read(ref _signal);
        await Task.WhenAny(signal.Task, Task.Delay(timeout, token));
        if (signal.Task.IsCompleted)
            Interlocked.CompareExchange(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously), signal);
    }

    public void Dispose() => Signal();
}
