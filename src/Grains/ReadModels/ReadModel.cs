using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;
using Marten.Linq.MatchesSql;
using Samlop.History;

namespace Samlop.ReadModels;

/// <summary>What people look at of one stream: the fold of its facts, the same for the present and for any past.</summary>
/// <remarks>
/// Facts of a past moment come in the order in which they were true, so that a back-dated one may come before what it builds on:
/// <see cref="Told"/> takes any order, and <see cref="IsThere"/> says whether the fact that begins the story has come.
/// </remarks>
public interface IDocument<TSelf>
    where TSelf : class, IDocument<TSelf>
{
    /// <summary>Kind of the streams it is folded from.</summary>
    static abstract string Kind { get; }

    /// <summary>The facts of those streams that change it. No other is read when the model is carried forward.</summary>
    static abstract IReadOnlyCollection<Type> ToldBy { get; }

    /// <summary>Raised whenever the shape or the fold changes: the read model is then built anew beside the old, see <see cref="Carrier"/>.</summary>
    static abstract uint Shape { get; }

    /// <summary>Key of the stream.</summary>
    string Id { get; }

    bool IsThere { get; }

    /// <summary>The document after one more fact. One that is equal to the document before is not written.</summary>
    static abstract TSelf Told(TSelf? current, RecordedFact fact);
}

/// <summary>
/// The documents of one kind in a region. Now: as <see cref="Carrier"/> keeps them, a moment behind the facts. Any other moment: folded from the facts
/// on the spot, and never behind.
/// </summary>
public sealed class ReadModel<TDocument>(IDocumentStore store, IHistory history, StoreResilience resilience)
    where TDocument : class, IDocument<TDocument>
{
    /// <summary>How many documents are read at a time at the most.</summary>
    public const int Chunk = 500;

    /// <summary>All documents at a moment, by id.</summary>
    /// <param name="like">Narrows what the database gives of the present (<see cref="Now"/>); of the past everything comes, so whoever asks looks again.</param>
    public async Task<IReadOnlyList<TDocument>> At(string region, Moment moment, object? like = null)
    {
        var documents = new List<TDocument>();
        if (!moment.IsNow)
            return ReadModel.Fold<TDocument>(await Facts(region), moment);
        await foreach (var chunk in Now(region, like: like))
            documents.AddRange(chunk);
        return documents;
    }

    /// <summary>The present documents in order of their ids (ordinal), so many at a time.</summary>
    /// <param name="after">Key of the stream behind which to begin.</param>
    /// <param name="like">Part of the JSON that a document contains; what is null in it does not matter.</param>
    public async IAsyncEnumerable<IReadOnlyList<TDocument>> Now(
        string region, string? after = null, object? like = null, int chunk = Chunk, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var last = after ?? ""; ;)
        {
            var behind = last;
            var documents = await resilience.Read(token => Query(region, behind, like, chunk, token), cancellation);
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

    private async Task<IReadOnlyList<TDocument>> Query(string region, string after, object? like, int chunk, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(region);
        var documents = session.Query<TDocument>().Where(document => document.MatchesSql("d.id collate \"C\" > ?", after));
        if (like is not null)
        {
            var part = JsonSerializer.Serialize(like, MartenHistory.Json);
            documents = documents.Where(document => document.MatchesSql("d.data @> ?::jsonb", part));
        }

        return await documents.OrderBySql("d.id collate \"C\"").Take(chunk).ToListAsync(cancellation);
    }
}

public static class ReadModel
{
    /// <summary>The documents that follow from these facts at a moment, by id.</summary>
    public static IReadOnlyList<TDocument> Fold<TDocument>(IEnumerable<RecordedFact> facts, Moment moment)
        where TDocument : class, IDocument<TDocument> =>
        [.. facts
            .GroupBy(fact => fact.Stream)
            .Select(stream => stream.At(moment).Aggregate((TDocument?)null, TDocument.Told))
            .OfType<TDocument>()
            .Where(document => document.IsThere)
            .OrderBy(document => document.Id, StringComparer.Ordinal)];
}
