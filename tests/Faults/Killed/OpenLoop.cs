using System.Collections.Concurrent;
using System.Diagnostics;

namespace Samlop.Faults;

/// <summary>So many commands a second, whatever becomes of those before: what a crowd does that does not know of each other.</summary>
internal sealed class OpenLoop(IReadOnlyList<Writer> writers)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentQueue<Writer> _idle = new(writers);
    private int _acknowledged, _toldLater, _unreachable;

    public int Acknowledged => _acknowledged;

    /// <summary>How many were told to try later.</summary>
    public int ToldLater => _toldLater;

    /// <summary>How many found no connection, or lost it before the answer.</summary>
    public int Unreachable => _unreachable;

    public TimeSpan Took { get; private set; }

    /// <summary>
    /// Sends what is due; each client has one command under way, and when all have, sending is late. Ends when all are answered.
    /// </summary>
    public async Task Run(double perSecond, TimeSpan length, Action everySecond)
    {
        var asked = new List<Task>();
        var clock = Stopwatch.StartNew();
        var (all, seconds) = ((int)(perSecond * length.TotalSeconds), 0);
        while (asked.Count < all)
        {
            var due = Math.Min(all, clock.Elapsed.TotalSeconds * perSecond);
            while (asked.Count < due && _idle.TryDequeue(out var writer))
                asked.Add(Ask(writer));
            if (clock.Elapsed.TotalSeconds > seconds)
            {
                everySecond();
                seconds++;
            }

            await Task.Delay(Tick);
        }

        Took = clock.Elapsed;
        await Task.WhenAll(asked);
    }

    private async Task Ask(Writer writer)
    {
        try
        {
            Interlocked.Increment(ref await writer.Say() ? ref _acknowledged : ref _toldLater);
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _unreachable);
        }

        _idle.Enqueue(writer);
    }
}
