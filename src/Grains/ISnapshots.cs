namespace Samlop;

/// <summary>The newest snapshot of each stream. If one is missing or unreadable, the answer takes longer but is the same.</summary>
public interface ISnapshots
{
    /// <summary>
    /// A snapshot is kept each time the stream has grown by this many facts. A short stream therefore has none, and there are never many
    /// facts to fold after a snapshot. docs/decisions.md has the figures.
    /// </summary>
    const int Every = 32;

    /// <summary>Reads a stream in one round trip: the snapshot, if there is a readable one, and the facts after it in order.</summary>
    Task<(Snapshot<TState>? Snapshot, IReadOnlyList<RecordedFact> Facts)> Read<TState>(
        string region, string stream, CancellationToken cancellation);

    /// <summary>Requests that a snapshot be kept. Returns at once and never throws.</summary>
    void Keep<TState>(string region, string stream, Snapshot<TState> snapshot);
}
