namespace Samlop;

/// <summary>The one way by which facts are written; nothing else knows what is behind it.</summary>
public interface ICommitter
{
    /// <summary>
    /// Appends all facts of one command to one stream, or none. A lost connection around COMMIT is settled by the facts' ids before
    /// this answers. Refused: <c>idempotency-key-reused</c> (the command wrote to another stream), <c>try-later</c> (the store cannot be reached).
    /// </summary>
    Task<Commit> Commit(string region, Append append, CancellationToken cancellation);
}

/// <param name="Stream">Key of the stream.</param>
/// <param name="ExpectedVersion">Version the stream has if nobody else wrote; 0 for a stream that does not exist.</param>
/// <param name="Facts">With <see cref="RecordedFact.Version"/> and <see cref="RecordedFact.Recorded"/> as they will stand.</param>
public sealed record Append(string Stream, long ExpectedVersion, IReadOnlyList<RecordedFact> Facts);

public enum Commit
{
    /// <summary>Durable.</summary>
    Done,
    /// <summary>The stream has another version than expected: read it again and decide once more.</summary>
    Lost,
}
