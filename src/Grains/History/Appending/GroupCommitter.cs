using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// Commits together what is asked for at the same time: one per silo, with a few lanes. A stream has one lane, so its appends keep their
/// order; while a lane waits for its commit, what comes in meanwhile queues up and is its next one. So a lone command waits for nothing,
/// and a crowd shares round trips and commits.
/// </summary>
/// <remarks>
/// There is no timer and no limit to wait for. Two lanes, because one can prepare and send while the other waits for the disk.
/// </remarks>
public sealed class GroupCommitter : ICommitter, IAsyncDisposable
{
    private const int Lanes = 2;

    /// <summary>Bytes; ample for any command of ours, since the gateway lets in bodies of 1 MiB.</summary>
    private const int LargestAppend = 4 << 20;

    private readonly Lane[] _lanes;

    public GroupCommitter([FromKeyedServices(HistoryDatabase.Appends)] NpgsqlDataSource database, StoreResilience resilience, AppendWakeup wakeup, CommitMeters meters)
    {
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new Lane(database, resilience, wakeup, meters))];
        meters.Waiting(() => _lanes.Sum(lane => (long)lane.Waiting));
    }

    public Task<Commit> Commit(string region, Append append, CancellationToken cancellation)
    {
        PendingAppend pending;
        try
        {
            pending = Prepare(region, append);
            LaneOf(append.Stream).Take(pending);
        }
        catch (Refused refused)
        {
            return Task.FromException<Commit>(refused);
        }

        return pending.Answer.WaitAsync(cancellation);
    }

    /// <summary>Takes nothing more, and ends when all that was taken is answered.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_lanes.Select(lane => lane.Drain()));

    private static PendingAppend Prepare(string region, Append append)
    {
        PendingAppend pending;
        try
        {
            pending = new PendingAppend(region, append);
        }
        catch (Exception unwritable) when (unwritable is JsonException or NotSupportedException or ArgumentException)
        {
            throw NotStorable();
        }

        return pending.Bytes <= LargestAppend ? pending : throw NotStorable();
    }

    /// <summary>Always the same lane for a stream, as long as this process lives.</summary>
    private Lane LaneOf(string stream) => _lanes[(uint)stream.GetHashCode(StringComparison.Ordinal) % (uint)_lanes.Length];

    internal static Refused NotStorable() =>
        new("fact-not-storable", $"That cannot be kept: it is too large, or has signs that cannot be stored. Shorten or change the text.", RefusalKind.Invalid);
}
