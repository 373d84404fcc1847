using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;

namespace Samlop.History;

/// <summary>Reads facts through Marten; a read that meets a passing fault is tried again.</summary>
public sealed class MartenReader(IDocumentStore store, StoreResilience resilience) : IHistory
{
    private const int StretchLength = 5000;

    public Task<IReadOnlyList<RecordedFact>> Read(string region, string stream, long after, CancellationToken cancellation) =>
        resilience.Read(async token =>
        {
            await using var session = store.QuerySession(region);
            var events = await session.Events.FetchStreamAsync(stream, fromVersion: after + 1, token: token);
            return (IReadOnlyList<RecordedFact>)[.. events.Where(e => e.Version > after).Select(e => e.ToFact())];
        }, cancellation);

    public Task<IReadOnlyList<RecordedFact>> Read(string region, IReadOnlyCollection<string> streams, CancellationToken cancellation) =>
        resilience.Read(async token =>
        {
            var keys = streams.ToArray();
            await using var session = store.QuerySession(region);
            var events = await session.Events.QueryAllRawEvents()
                .Where(e => keys.Contains(e.StreamKey))
                .OrderBy(e => e.Sequence)
                .ToListAsync(token);
            return (IReadOnlyList<RecordedFact>)[.. events.Select(e => e.ToFact())];
        }, cancellation);

    /// <remarks>
    /// In stretches, so that a fault costs one of them. <c>starts_with</c> takes the prefix as it is, where LIKE would read signs in it; the
    /// index on region and stream serves the region.
    /// </remarks>
    public async IAsyncEnumerable<RecordedFact> ReadKind(string region, string kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var last = 0L; ;)
        {
            var behind = last;
            var events = await resilience.Read(token => Stretch(region, $"{kind}/{region}/", behind, token), cancellation);
            foreach (var stored in events)
                yield return stored.ToFact();
            if (events.Count < StretchLength)
                yield break;
            last = events[^1].Sequence;
        }
    }

    private async Task<IReadOnlyList<IEvent>> Stretch(string region, string prefix, long after, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(region);
        return await session.Events.QueryAllRawEvents()
            .Where(e => e.Sequence > after && e.MatchesSql("starts_with(d.stream_id, ?)", prefix))
            .OrderBy(e => e.Sequence)
            .Take(StretchLength)
            .ToListAsync(cancellation);
    }
}
