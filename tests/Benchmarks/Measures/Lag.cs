using System.Diagnostics;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// How far the read models are behind, the last of them. A reader looks every few milliseconds how far the read model has come (its
/// position is committed together with its documents), and notes the database's clock; a fact was visible at the latest when a look found
/// the position at or behind it. The lag counts from the time at which the fact was recorded, which is before its commit: it is an upper
/// bound.
/// </summary>
internal sealed class Lag : IAsyncDisposable
{
    private const string Position =
        "select coalesce(min(last_seq_id), 0), clock_timestamp() from samlop.mt_event_progression where name like '%-documents:%'";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource _database;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<(long Position, DateTime At)> _looks = [];
    private readonly Task _watching;
    private long _measured;

    public Lag(NpgsqlDataSource database)
    {
        _database = database;
        _watching = Task.Run(Watch);
    }

    /// <summary>Of the facts recorded since the last time this was asked; waits until all of them are visible.</summary>
    public async Task<LagTimes> Measure()
    {
        var last = await Single("select max(seq_id) from samlop.mt_events");
        var since = Stopwatch.GetTimestamp();
        while (Seen() < last)
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"The read model has not come beyond {Seen()} of {last} within two minutes.");
            if (_watching.IsFaulted)
                await _watching;
            await Task.Delay(20);
        }

        var lags = await Lags(_measured, last);
        _measured = last;
        return lags.At(0.99) is { } p99
            ? new LagTimes(lags.Count, lags.At(0.5)!.Value, p99)
            : throw new InvalidOperationException("Nothing was recorded meanwhile.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Watch()
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var look = new NpgsqlCommand(Position, connection);
        await look.PrepareAsync();
        while (!_stopping.IsCancellationRequested)
        {
            await using (var reader = await look.ExecuteReaderAsync())
            {
                await reader.ReadAsync();
                lock (_looks)
                    _looks.Add((reader.GetInt64(0), reader.GetDateTime(1)));
            }

            await Task.Delay(Look, _stopping.Token);
        }
    }

    private long Seen()
    {
        lock (_looks)
            return _looks.Count == 0 ? 0 : _looks[^1].Position;
    }

    private async Task<Latencies> Lags(long after, long last)
    {
        (long Position, DateTime At)[] looks;
        lock (_looks)
            looks = [.. _looks];
        var lags = new Latencies();
        await using var facts = _database.CreateCommand(
            "select seq_id, timestamp from samlop.mt_events where seq_id > $1 and seq_id <= $2 order by seq_id");
        facts.Parameters.AddWithValue(after);
        facts.Parameters.AddWithValue(last);
        await using var reader = await facts.ExecuteReaderAsync();
        for (var look = 0; await reader.ReadAsync();)
        {
            while (looks[look].Position < reader.GetInt64(0))
                look++;
            lags.Add((long)((looks[look].At - reader.GetDateTime(1)).TotalSeconds * Stopwatch.Frequency));
        }

        return lags;
    }

    private async Task<long> Single(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

internal sealed record LagTimes(long Facts, double P50Ms, double P99Ms);
