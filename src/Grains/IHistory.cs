namespace Samlop;

/// <summary>Reads facts. Each method reads one region: no SQL statement crosses regions.</summary>
public interface IHistory
{
    /// <summary>Facts of one stream after a version, in order.</summary>
    Task<IReadOnlyList<RecordedFact>> Read(string region, string stream, long after, CancellationToken cancellation);

    /// <summary>An earlier command, found by the facts that it wrote to the stream; null when it wrote none there.</summary>
    Task<DoneCommand?> Find(string region, string stream, Guid command, CancellationToken cancellation);

    /// <summary>Facts of several streams, each stream's in order of version.</summary>
    Task<IReadOnlyList<RecordedFact>> Read(string region, IReadOnlyCollection<string> streams, CancellationToken cancellation);

    /// <summary>Facts of all streams of one kind in the region, each stream's in order of version.</summary>
    IAsyncEnumerable<RecordedFact> ReadKind(string region, string kind, CancellationToken cancellation);

    /// <summary>Counts the streams and facts of the region, in the facts themselves.</summary>
    Task<HistorySummary> Summarise(string region, CancellationToken cancellation);
}
