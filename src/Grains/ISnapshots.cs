namespace Samlop;

/// <summary>The newest snapshot of each stream. A missing or unreadable one changes no answer, only the time it takes.</summary>
public interface ISnapshots
{
    /// <summary>
    /// A snapshot is kept each time the stream has grown by so many facts: none while it is short, and never many to fold behind one.
    /// docs/decisions.md has the figures.
    /// </summary>
    const int Every = 32;

    /// <summary>All that is known of a stream, in one round trip: the snapshot, if there is one to be read, and the facts behind it in order.</summary>
    Task<(Snapshot<TState>? Snapshot, IReadOnlyList<RecordedFact> Facts)> Read<TState>(
        string region, string stream, CancellationToken cancellation);

    /// <summary>Has a snapshot kept soon. It never throws, and nobody waits for it.</summary>
    void Keep<TState>(string region, string stream, Snapshot<TState> snapshot);
}
