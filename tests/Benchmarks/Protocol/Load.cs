using System.Collections.Concurrent;
using System.Diagnostics;

namespace Samlop.Benchmarks;

/// <summary>Puts load on a contender; knows at which version each stream stands, and never has two commands under way on one.</summary>
internal sealed class Load(IContender contender, int streams, long version)
{
    private readonly long[] _versions = Enumerable.Repeat(version, streams).ToArray();

    /// <summary>Streams on which a command failed: at which version they stand, nobody knows.</summary>
    private readonly ConcurrentDictionary<int, string> _lost = new();

    private long _total;

    /// <summary>
    /// So many workers, each with streams of its own, of which it takes one at random, waits for the answer, and takes the next.
    /// </summary>
    public async Task<Answer> Closed(int outstanding, double seconds, double warmup)
    {
        var window = new Window(seconds, warmup);
        if (contender is IBatchContender batches)
        {
            await Task.WhenAll(
                Enumerable.Range(0, batches.Lanes)
                    .Select(lane => Task.Run(() => Loop(batches, lane, outstanding / batches.Lanes, window))));
            return Answer(window);
        }

        var workers = Math.Min(outstanding, _versions.Length);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var mine = (_versions.Length - worker + workers - 1) / workers;
            while (!window.IsOver)
                if (!await Send(worker + (Random.Shared.Next(mine) * workers), Stopwatch.GetTimestamp(), window))
                    await Task.Delay(10);
        })));
        return Answer(window);
    }

    /// <summary>
    /// Commands at their times, whether or not those before have come back. A command whose time has come while no stream is free, or
    /// while the sender slept (it wakes every millisecond), has been waiting since its time: that is its latency, and nothing is left out.
    /// </summary>
    public async Task<Answer> Open(double rate, double seconds, double warmup)
    {
        var window = new Window(seconds, warmup);
        var free = new BlockingCollection<int>(new ConcurrentQueue<int>(Shuffled()));
        var underWay = 0;
        await Task.Factory.StartNew(() =>
        {
            for (long sent = 0; ; sent++)
            {
                var due = window.Start + (long)(sent / rate * Stopwatch.Frequency);
                if (due >= window.End)
                    return;
                while (Stopwatch.GetTimestamp() < due)
                    Thread.Sleep(1);
                var stream = free.Take();
                Interlocked.Increment(ref underWay);
                _ = Task.Run(async () =>
                {
                    await Send(stream, due, window);
                    free.Add(stream);
                    Interlocked.Decrement(ref underWay);
                });
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Volatile.Read(ref underWay) > 0)
            await Task.Delay(5);
        return Answer(window);
    }

    /// <summary>
    /// One lane: so many commands at a time on streams of its own, drawn without repeating until all have had their turn.
    /// </summary>
    private async Task Loop(IBatchContender batches, int lane, int size, Window window)
    {
        var mine = Shuffled().Where(stream => stream % batches.Lanes == lane).ToArray();
        size = Math.Clamp(size, 1, mine.Length);
        for (var next = 0; !window.IsOver; next = (next + size) % mine.Length)
        {
            var streams = Enumerable.Range(next, size).Select(i => mine[i % mine.Length]).ToArray();
            var sent = Stopwatch.GetTimestamp();
            await batches.Append(streams, Array.ConvertAll(streams, stream => _versions[stream]));
            foreach (var stream in streams)
            {
                _versions[stream]++;
                window.Done(sent);
            }

            Interlocked.Add(ref _total, size);
        }
    }

    private int[] Shuffled()
    {
        var order = Enumerable.Range(0, _versions.Length).ToArray();
        Random.Shared.Shuffle(order);
        return order;
    }

    /// <param name="since">From when its latency counts.</param>
    /// <returns>False when the stream was lost before.</returns>
    private async ValueTask<bool> Send(int stream, long since, Window window)
    {
        if (!_lost.IsEmpty && _lost.ContainsKey(stream))
            return false;
        try
        {
            await contender.Append(stream, _versions[stream]);
            _versions[stream]++;
            Interlocked.Increment(ref _total);
            window.Done(since);
        }
        catch (Exception failure)
        {
            _lost[stream] = $"{failure.GetType().Name}: {failure.Message}";
        }

        return true;
    }

    private Answer Answer(Window window) => new(
        Acknowledged: window.Acknowledged, Failed: _lost.Count, Failure: _lost.Values.FirstOrDefault(), Total: _total,
        Seconds: window.Seconds,
        P50Ms: window.Latencies.At(0.5), P99Ms: window.Latencies.At(0.99), P999Ms: window.Latencies.At(0.999));

    /// <summary>
    /// The time that counts. In a closed loop a command counts when it is acknowledged in it, in an open one when it was due in it.
    /// </summary>
    private sealed class Window(double seconds, double warmup)
    {
        private long _acknowledged;

        public long Start { get; } = Stopwatch.GetTimestamp();

        public double Seconds => seconds;

        public Latencies Latencies { get; } = new();

        public long Acknowledged => Volatile.Read(ref _acknowledged);

        public bool IsOver => Stopwatch.GetTimestamp() >= End;

        public long End => From + (long)(seconds * Stopwatch.Frequency);

        private long From => Start + (long)(warmup * Stopwatch.Frequency);

        public void Done(long since)
        {
            var now = Stopwatch.GetTimestamp();
            if (now < From)
                return;
            if (since >= From)
                Latencies.Add(now - since);
            if (now < End)
                Interlocked.Increment(ref _acknowledged);
        }
    }
}
