namespace Samlop;

/// <summary>
/// The documents of one kind in a region. Now: as they are kept, a moment behind the facts. At any other moment: folded from the facts on
/// the spot, and never behind.
/// </summary>
public interface IReadModel<TDocument> where TDocument : class, IDocument<TDocument>
{
    /// <summary>How many documents are read at a time at the most.</summary>
    const int Chunk = 500;

    /// <summary>All documents at a moment, by id.</summary>
    /// <param name="filter">Narrows what the database returns of the present. Of the past everything comes, so the caller looks again.</param>
    Task<IReadOnlyList<TDocument>> At(string region, Moment moment, IDocumentFilter<TDocument>? filter = null);

    /// <summary>The present documents in order of their ids (ordinal), chunk by chunk.</summary>
    /// <param name="after">Key of the stream behind which to begin.</param>
    IAsyncEnumerable<IReadOnlyList<TDocument>> Now(
        string region, string? after = null, IDocumentFilter<TDocument>? filter = null, int chunk = Chunk, CancellationToken cancellation = default);
}
