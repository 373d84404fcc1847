using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Polly.CircuitBreaker;

namespace Samlop.History;

/// <summary>One commit at a time: whatever queued up during the last one is the next.</summary>
internal sealed class Lane
{
    /// <summary>How many appends may wait; a command behind so many would wait longer than its caller does.</summary>
    private const int Capacity = 8192;

    /// <summary>What one statement carries at the most, so that those in it need not wait for too many others.</summary>
    private const int MostAppends = 1024, MostBytes = 8 << 20;

    private const int Attempts = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private static readonly ActivitySource Traces = new(CommandMeters.Name);

    private readonly NpgsqlDataSource _database;
    private readonly StoreResilience _resilience;
    private readonly AppendWakeup _wakeup;
    private readonly CommitMeters _meters;
    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _run;
    private double _appendsPerSecond;
    private volatile bool _stopping;

    public Lane(NpgsqlDataSource database, StoreResilience resilience, AppendWakeup wakeup, CommitMeters meters)
    {
        (_database, _resilience, _wakeup, _meters) = (database, resilience, wakeup, meters);
        // Whoever asks first must not lend its call, trace or scheduler to all that come after.
        using (ExecutionContext.SuppressFlow())
            _run = Task.Run(Run);
    }

    public int Waiting => _queue.Reader.Count;

    /// <summary>Queues an append. Refused: <c>try-later</c>, with the time the queue will need, when it is full.</summary>
    public void Take(PendingAppend append)
    {
        if (!_queue.Writer.TryWrite(append))
            throw _stopping ? StoreResilience.TryLater() : TooMany();
    }

    public async Task Drain()
    {
        _stopping = true;
        _queue.Writer.TryComplete();
        await _run;
    }

    private Refused TooMany()
    {
        var wait = TimeSpan.FromSeconds(Math.Clamp(Capacity / Math.Max(_appendsPerSecond, 1), 1, 30));
        return new Refused("try-later", $"There is more to record just now than can be. Send the same command again in a moment.", RefusalKind.TryLater) { After = wait };
    }

    private async Task Run()
    {
        var batch = new List<PendingAppend>();
        var streams = new HashSet<string>(StringComparer.Ordinal);
        var commands = new HashSet<Guid>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            Gather(batch, streams, commands);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await Commit(batch);
            }
            catch (Exception unforeseen)
            {
                // A lane must outlive whatever happens in it; those who wait hear what it was.
                Fail(batch, unforeseen);
            }

            // Also where nothing was recorded: a look too many costs nothing, and one too few would leave what a fault had hidden unseen.
            _wakeup.Signal();
            var took = Stopwatch.GetElapsedTime(started);
            _appendsPerSecond = (_appendsPerSecond * 0.9) + (batch.Count / took.TotalSeconds * 0.1);
            _meters.Committed(batch, took);
        }
    }

    /// <summary>
    /// What is queued, in order, up to the first append to a stream, or of a command, that is in the batch already: no fact can be recorded
    /// twice, so a statement with one command for two streams would fail however often it is sent, and all that is in it too.
    /// </summary>
    private void Gather(List<PendingAppend> batch, HashSet<string> streams, HashSet<Guid> commands)
    {
        batch.Clear();
        streams.Clear();
        commands.Clear();
        var bytes = 0;
        while (batch.Count < MostAppends && bytes < MostBytes
            && _queue.Reader.TryPeek(out var next) && streams.Add(next.Append.Stream) && commands.Add(next.Facts[0].Fact.Id)
            && _queue.Reader.TryRead(out next))
        {
            batch.Add(next);
            bytes += next.Bytes;
        }
    }

    /// <summary>Answers every append of the batch.</summary>
    private async Task Commit(List<PendingAppend> batch)
    {
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            try
            {
                await Answer(batch, await Write(batch));
                return;
            }
            catch (BrokenCircuitException)
            {
                Fail(batch, StoreResilience.TryLater());
                return;
            }
            catch (Exception fault) when (StoreResilience.IsFault(fault) || IsRace(fault))
            {
                // Nobody knows whether it was carried out. The ids of the facts tell; only what is not there is sent again.
                batch = await Unsettled(batch);
                if (attempt == Attempts)
                {
                    Fail(batch, StoreResilience.TryLater());
                    return;
                }

                if (batch.Count > 0)
                    await Task.Delay(Pause * attempt);
            }
            catch (PostgresException poison) when (IsUnstorable(poison) && batch.Count > 1)
            {
                // One of them cannot be stored, and took the others down with it: the halves tell which.
                await Commit([.. batch.Take(batch.Count / 2)]);
                await Commit([.. batch.Skip(batch.Count / 2)]);
                return;
            }
            catch (PostgresException poison) when (IsUnstorable(poison))
            {
                Fail(batch, GroupCommitter.NotStorable());
                return;
            }
        }
    }

    private async Task<bool[]> Write(List<PendingAppend> batch)
    {
        using var trace = Traces.StartActivity("append", ActivityKind.Internal, batch[0].Trace, links: batch.Skip(1).Select(append => new ActivityLink(append.Trace)));
        return await _resilience.Append(async cancellation =>
        {
            await using var connection = await _database.OpenConnectionAsync(cancellation);
            return await AppendStatement.Execute(connection, batch, cancellation);
        }, CancellationToken.None);
    }

    private async Task Answer(List<PendingAppend> batch, bool[] won)
    {
        List<PendingAppend>? lost = null;
        for (var i = 0; i < won.Length; i++)
            if (won[i])
                batch[i].Done();
            else
                (lost ??= []).Add(batch[i]);

        if (lost is null)
            return;
        foreach (var append in await Unsettled(lost))
            append.Lost();
    }

    /// <summary>Asks by the ids of first facts which appends are in the history, answers those, and gives back the others.</summary>
    private async Task<List<PendingAppend>> Unsettled(List<PendingAppend> batch)
    {
        IReadOnlyDictionary<Guid, Standing> found;
        try
        {
            found = await _resilience.Read(async cancellation =>
            {
                await using var connection = await _database.OpenConnectionAsync(cancellation);
                return await SettleStatement.Execute(connection, batch, cancellation);
            }, CancellationToken.None);
        }
        catch (Refused later)
        {
            Fail(batch, later);
            return [];
        }

        var unsettled = new List<PendingAppend>();
        foreach (var append in batch)
        {
            var first = append.Append.Facts[0];
            if (!found.TryGetValue(first.Id, out var standing))
                unsettled.Add(append);
            else if (standing.Region != append.Region || standing.Stream != append.Append.Stream)
                append.Fail(Refused.KeyReused());
            else if (standing.Version == first.Version && standing.Recorded == first.Recorded)
                append.Done();
            else
                append.Lost();
        }

        return unsettled;
    }

    /// <summary>Another statement was under way with the same command or for the same stream, and was first.</summary>
    private static bool IsRace(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>A value that PostgreSQL does not take (class 22), or that is too large for it (class 54).</summary>
    private static bool IsUnstorable(PostgresException fault) => fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("54", StringComparison.Ordinal);

    private static void Fail(List<PendingAppend> batch, Exception why)
    {
        foreach (var append in batch)
            append.Fail(why);
    }
}
