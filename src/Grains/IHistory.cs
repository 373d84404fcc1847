namespace Samlop;

/// <summary>Reads facts. Every question is about one region: no statement crosses regions.</summary>
public interface IHistory
{
    /// <summary>Facts of one stream behind a version, in order.</summary>
    Task<IReadOnlyList<RecordedFact>> Read(string region, string stream, long after, CancellationToken cancellation);

    /// <summary>What is known of a command by the facts it wrote to the stream; null when it wrote none there.</summary>
    Task<DoneCommand?> Find(string region, string stream, Guid command, CancellationToken cancellation);

    /// <summary>Facts of several streams, each stream's in order of version.</summary>
    Task<IReadOnlyList<RecordedFact>> Read(string region, IReadOnlyCollection<string> streams, CancellationToken cancellation);

    /// <summary>Facts of all streams of one kind in the region, each stream's in order of version.</summary>
    IAsyncEnumerable<RecordedFact> ReadKind(string region, string kind, CancellationToken cancellation);

    /// <summary>What the history of the region holds, counted in the facts themselves.</summary>
    Task<HistorySummary> Summarise(string region, CancellationToken cancellation);
}
