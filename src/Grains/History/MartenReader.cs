using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// Reads facts. Single streams, which grains wait for, are read by SQL of our own; everything else through Marten. A read that meets a
/// passing fault is tried again.
/// </summary>
public sealed class MartenReader(
    IDocumentStore store, [FromKeyedServices(HistoryDatabase.Streams)] NpgsqlDataSource streams, StoreResilience resilience) : IHistory
{
    private const int PageLength = 5000;

    /// <summary>How many facts of a command are looked up at once; nearly all commands have fewer.</summary>
    private const int FactsAtOnce = 16;

    private const string Events = $"{MartenHistory.Schema}.mt_events";

    private const string ReadStream =
        $"select {FactRow.Columns} from {Events} where tenant_id = $1 and stream_id = $2 and version > $3 order by version";

    public Task<IReadOnlyList<RecordedFact>> Read(string region, string stream, long after, CancellationToken cancellation) =>
        resilience.Read(async token =>
        {
            await using var command = streams.CreateCommand(ReadStream);
            command.Parameters.AddWithValue(region);
            command.Parameters.AddWithValue(stream);
            command.Parameters.AddWithValue(after);
            await using var rows = await command.ExecuteReaderAsync(token);
            var facts = new List<RecordedFact>();
            while (await rows.ReadAsync(token))
                facts.Add(FactRow.Of(rows, stream).Read());
            return (IReadOnlyList<RecordedFact>)facts;
        }, cancellation);

    public async Task<DoneCommand?> Find(string region, string stream, Guid command, CancellationToken cancellation)
    {
        DoneCommand? done = null;
        for (var position = 0; ; position += FactsAtOnce)
        {
            Guid[] ids = [.. Enumerable.Range(position, FactsAtOnce).Select(at => FactId.Of(command, at))];
            var (count, last, body) = await resilience.Read(token => Find(region, stream, ids, token), cancellation);
            if (count > 0)
                done = new DoneCommand(command, last, body);
            if (count < FactsAtOnce)
                return done;
        }
    }

    private async Task<(long Count, long Last, string? Body)> Find(string region, string stream, Guid[] ids, CancellationToken cancellation)
    {
        await using var find = streams.CreateCommand($"""
            select count(*), coalesce(max(version), 0), max(headers ->> '{FactHeaders.BodyName}') from {Events}
            where tenant_id = $1 and stream_id = $2 and id = any($3)
            """);
        find.Parameters.AddWithValue(region);
        find.Parameters.AddWithValue(stream);
        find.Parameters.AddWithValue(ids);
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetString(2));
    }

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
    /// Read in pages, so that a fault costs one page. <c>starts_with</c> takes the prefix literally, where LIKE has wildcards; the index on
    /// region and stream narrows it to the region.
    /// </remarks>
    public async IAsyncEnumerable<RecordedFact> ReadKind(
        string region, string kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var last = 0L; ;)
        {
            var behind = last;
            var events = await resilience.Read(token => ReadPage(region, $"{kind}/{region}/", behind, token), cancellation);
            foreach (var stored in events)
                yield return stored.ToFact();
            if (events.Count < PageLength)
                yield break;
            last = events[^1].Sequence;
        }
    }

    public Task<HistorySummary> Summarise(string region, CancellationToken cancellation) => resilience.Read(async token =>
    {
        await using var session = store.QuerySession(region);
        return await HistoryCount.Of(session, region, token);
    }, cancellation);

    private async Task<IReadOnlyList<IEvent>> ReadPage(string region, string prefix, long after, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(region);
        return await session.Events.QueryAllRawEvents()
            .Where(e => e.Sequence > after && e.MatchesSql("starts_with(d.stream_id, ?)", prefix))
            .OrderBy(e => e.Sequence)
            .Take(PageLength)
            .ToListAsync(cancellation);
    }
}
