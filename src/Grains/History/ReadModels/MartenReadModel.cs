using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;
using Marten.Linq.MatchesSql;

namespace Samlop.History;

/// <summary>The documents that <see cref="Carrier"/> keeps in Marten's tables, and those of the past, folded from the facts.</summary>
public sealed class MartenReadModel<TDocument>(IDocumentStore store, IHistory history, StoreResilience resilience) : IReadModel<TDocument>
    where TDocument : class, IDocument<TDocument>
{
    public async Task<IReadOnlyList<TDocument>> At(string region, Moment moment, IDocumentFilter<TDocument>? filter = null)
    {
        var documents = new List<TDocument>();
        if (!moment.IsNow)
            return (await Facts(region)).FoldDocuments<TDocument>(moment);
        await foreach (var chunk in Now(region, filter: filter))
            documents.AddRange(chunk);
        return documents;
    }

    public async IAsyncEnumerable<IReadOnlyList<TDocument>> Now(
        string region, string? after = null, IDocumentFilter<TDocument>? filter = null, int chunk = IReadModel<TDocument>.Chunk,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var last = after ?? ""; ;)
        {
            var behind = last;
            var documents = await resilience.Read(token => Query(region, behind, filter, chunk, token), cancellation);
            if (documents.Count > 0)
                yield return documents;
            if (documents.Count < chunk)
                yield break;
            last = documents[^1].Id;
        }
    }

    private async Task<IReadOnlyList<RecordedFact>> Facts(string region)
    {
        var facts = new List<RecordedFact>();
        await foreach (var fact in history.ReadKind(region, TDocument.Kind, CancellationToken.None))
            facts.Add(fact);
        return facts;
    }

    private async Task<IReadOnlyList<TDocument>> Query(
        string region, string after, IDocumentFilter<TDocument>? filter, int chunk, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(region);
        var documents = session.Query<TDocument>().Where(document => document.MatchesSql("d.id collate \"C\" > ?", after));
        if (filter is not null)
        {
            var part = JsonSerializer.Serialize(filter, filter.GetType(), FactJson.Options);
            documents = documents.Where(document => document.MatchesSql("d.data @> ?::jsonb", part));
        }

        return await documents.OrderBySql("d.id collate \"C\"").Take(chunk).ToListAsync(cancellation);
    }
}
