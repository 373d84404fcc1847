using Marten;

namespace Samlop.History;

/// <summary>Reads facts through Marten; a read that meets a passing fault is tried again.</summary>
public sealed class MartenReader(IDocumentStore store, StoreResilience resilience) : IHistory
{
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
}
