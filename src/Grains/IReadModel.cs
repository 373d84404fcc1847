namespace Samlop;

/// <summary>
/// The documents of one kind in a region. The present ones are kept, and are a moment behind the facts. Those of a past moment are folded
/// from the facts for each question, and are never behind.
/// </summary>
public interface IReadModel<TDocument> where TDocument : class, IDocument<TDocument>
{
    /// <summary>The most documents that are read at a time.</summary>
    const int Chunk = 500;

    /// <summary>All documents at a moment, ordered by id.</summary>
    /// <param name="filter">
    /// Selects present documents in the database. It has no effect on those of a past moment, so the caller must filter again.
    /// </param>
    Task<IReadOnlyList<TDocument>> At(string region, Moment moment, IDocumentFilter<TDocument>? filter = null);

    /// <summary>The present documents in order of their ids (ordinal), chunk by chunk.</summary>
    /// <param name="after">Key of the stream after which to begin.</param>
    IAsyncEnumerable<IReadOnlyList<TDocument>> Now(
        string region,
        string? after = null,
        IDocumentFilter<TDocument>? filter = null,
        int chunk = Chunk,
        CancellationToken cancellation = default);
}
