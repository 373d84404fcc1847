using System.Diagnostics;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;
using Polly.CircuitBreaker;

namespace Samlop.History;

/// <summary>Appends through one Marten session a command.</summary>
public sealed class MartenCommitter(IDocumentStore store, StoreResilience resilience, AppendWakeup wakeup, CommandMeters meters) : ICommitter
{
    private const int Attempts = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task<Commit> Commit(string region, Append append, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await resilience.Append(token => Write(region, append, token), cancellation);
                return Done(started);
            }
            catch (BrokenCircuitException)
            {
                throw StoreResilience.TryLater();
            }
            catch (Exception lost) when (IsLostRace(lost))
            {
                return await Settle(region, append, cancellation) is Outcome.Written ? Done(started) : Samlop.History.Commit.Lost;
            }
            catch (Exception fault) when (StoreResilience.IsFault(fault))
            {
                // Nobody knows whether COMMIT was carried out. The ids of the facts tell; only when they are not there is it sent again.
                if (await Settle(region, append, cancellation) is Outcome.Written)
                    return Done(started);
                if (attempt == Attempts)
                    throw StoreResilience.TryLater();
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }

    private enum Outcome { Written, NotWritten }

    private Commit Done(long started)
    {
        meters.Appended(Stopwatch.GetElapsedTime(started));
        wakeup.Signal();
        return Samlop.History.Commit.Done;
    }

    private async Task<bool> Write(string region, Append append, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(region);
        IReadOnlyList<object> events = [.. append.Facts.Select(fact => fact.ToEvent(session.Events))];
        if (append.ExpectedVersion == 0)
            session.Events.StartStream(append.Stream, events);
        else
            session.Events.Append(append.Stream, append.ExpectedVersion + events.Count, events);
        await session.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Asks by the id of the first fact whether the append is in the history.</summary>
    private async Task<Outcome> Settle(string region, Append append, CancellationToken cancellation)
    {
        var id = append.Facts[0].Id;
        var found = await resilience.Read(async token =>
        {
            await using var session = store.QuerySession(region);
            return await session.Events.QueryAllRawEvents().Where(e => e.Id == id).ToListAsync(token);
        }, cancellation);
        if (found.Count == 0)
            return Outcome.NotWritten;
        if (found[0].StreamKey != append.Stream)
            throw new Refused("idempotency-key-reused", $"That Idempotency-Key was used for another command. Choose a new one.", RefusalKind.KeyReused);
        return found[0].Version == append.Facts[0].Version && found[0].Timestamp.ToUniversalTime() == append.Facts[0].Recorded ? Outcome.Written : Outcome.NotWritten;
    }

    private static bool IsLostRace(Exception exception) => exception is ConcurrencyException or JasperFx.Events.ExistingStreamIdCollisionException or ExistingStreamIdCollisionException
        || exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || (exception.InnerException is { } inner && IsLostRace(inner));
}
