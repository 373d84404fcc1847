namespace Samlop;

/// <summary>Writes facts. All facts are written through it, and it alone knows the store behind.</summary>
public interface ICommitter
{
    /// <summary>
    /// Appends all facts of one command to one stream, or none. If the connection is lost during COMMIT, the facts' ids show whether they
    /// were written, before the method returns. Refused: <c>idempotency-key-reused</c> (the command wrote to another stream),
    /// <c>try-later</c> (the store cannot be reached).
    /// </summary>
    Task<Commit> Commit(string region, Append append, CancellationToken cancellation);
}

/// <param name="Stream">Key of the stream.</param>
/// <param name="ExpectedVersion">Version that the stream must still have; 0 for a stream that does not exist.</param>
/// <param name="Facts">The facts, with the final <see cref="RecordedFact.Version"/> and <see cref="RecordedFact.Recorded"/>.</param>
public sealed record Append(string Stream, long ExpectedVersion, IReadOnlyList<RecordedFact> Facts);

public enum Commit
{
    /// <summary>The facts are durable.</summary>
    Done,
    /// <summary>The stream has another version than expected: read it again and decide once more.</summary>
    Lost,
}
