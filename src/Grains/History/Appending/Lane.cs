using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Polly.CircuitBreaker;

namespace Samlop.History;

/// <summary>One queue of group commit. One commit runs at a time; what queued up meanwhile is the next one.</summary>
internal sealed class Lane
{
    /// <summary>How many appends may wait. A command behind that many would wait longer than its caller does.</summary>
    private const int Capacity = 8192;

    /// <summary>Upper bounds of one statement, so that no append waits for too many others.</summary>
    private const int MostAppends = 1024, MostBytes = 8 << 20;

    private const int Attempts = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private static readonly ActivitySource Traces = new(CommandMeters.Name);

    private readonly NpgsqlDataSource _database;
    private readonly StoreResilience _resilience;
    private readonly AppendWakeup _wakeup;
    private readonly CommitMeters _meters;
    private readonly Channel<PendingAppend> _queue =
        Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _run;
    private double _appendsPerSecond;
    private volatile bool _stopping;

    public Lane(NpgsqlDataSource database, StoreResilience resilience, AppendWakeup wakeup, CommitMeters meters)
    {
        (_database, _resilience, _wakeup, _meters) = (database, resilience, wakeup, meters);
        // The first caller must not lend its call context, trace or scheduler to all that come after.
        using (ExecutionContext.SuppressFlow())
            _run = Task.Run(Run);
    }

    public int Waiting => _queue.Reader.Count;

    /// <summary>Queues an append. Refused: <c>try-later</c> if the queue is full, with the time that it will need.</summary>
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
        return new Refused(
            "try-later", $"There is more to record just now than can be. Send the same command again in a moment.", RefusalKind.TryLater)
        {
            After = wait,
        };
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
                // The lane must survive any fault; the waiting callers get the exception.
                Fail(batch, unforeseen);
            }

            // Also if nothing was recorded: one look too many costs nothing, but a missing one would leave facts unseen that a fault had
            // hidden.
            _wakeup.Signal();
            var took = Stopwatch.GetElapsedTime(started);
            _appendsPerSecond = (_appendsPerSecond * 0.9) + (batch.Count / took.TotalSeconds * 0.1);
            _meters.Committed(batch, took);
        }
    }

    /// <summary>
    /// Takes what is queued, in order, up to the first append whose stream or command is in the batch already. No fact can be recorded
    /// twice, so a statement with one command for two streams would fail each time, and with it the whole batch.
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
                // The outcome is unknown. The ids of the facts tell; only facts that are not there are sent again.
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
                // One append cannot be stored and failed the whole statement. Halving finds it.
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
        var others = batch.Skip(1).Select(append => new ActivityLink(append.Trace));
        using var trace = Traces.StartActivity("append", ActivityKind.Internal, batch[0].Trace, links: others);
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

    /// <summary>Looks up which appends are in the history by the ids of their first facts, answers those, and returns the others.</summary>
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

    /// <summary>Another statement with the same command, or for the same stream, was first.</summary>
    private static bool IsRace(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>PostgreSQL does not accept the value (class 22), or it is too large (class 54).</summary>
    private static bool IsUnstorable(PostgresException fault) => fault.SqlState[..2] is "22" or "54";

    private static void Fail(List<PendingAppend> batch, Exception why)
    {
        foreach (var append in batch)
            append.Fail(why);
    }
}
