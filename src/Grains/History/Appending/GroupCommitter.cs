using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// Group commit: appends of the same moment share one commit. There is one committer a silo, with a few lanes. A stream always uses the
/// same lane, so its appends keep their order. While a lane waits for its commit, new appends queue up and become its next commit. A lone
/// command therefore waits for nothing, and many share round trips and commits.
/// </summary>
/// <remarks>There is no timer. Two lanes, because one can prepare and send while the other waits for the disk.</remarks>
public sealed class GroupCommitter : ICommitter, IAsyncDisposable
{
    private const int Lanes = 2;

    /// <summary>Bytes. Ample for any command of ours, since the gateway accepts bodies of 1 MiB.</summary>
    private const int LargestAppend = 4 << 20;

    private readonly Lane[] _lanes;

    public GroupCommitter(
        [FromKeyedServices(HistoryDatabase.Appends)] NpgsqlDataSource database, StoreResilience resilience, AppendWakeup wakeup,
        CommitMeters meters)
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

    /// <summary>Accepts nothing more, and ends when every accepted append has its answer.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_lanes.Select(lane => lane.Drain()));

    private static PendingAppend Prepare(string region, Append append)
    {
        PendingAppend pending;
        try
        {
            pending = new PendingAppend(region, append);
        }
        catch (Exception unwritable)
            when (unwritable is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw NotStorable();
        }

        return pending.Bytes <= LargestAppend ? pending : throw NotStorable();
    }

    /// <summary>The lane of a stream; it stays the same as long as this process lives.</summary>
    private Lane LaneOf(string stream) => _lanes[(uint)stream.GetHashCode(StringComparison.Ordinal) % (uint)_lanes.Length];

    internal static Refused NotStorable() =>
        new("fact-not-storable", $"That cannot be kept: it is too large, or has signs that cannot be stored. Shorten or change the text.",
            RefusalKind.Invalid);
}
