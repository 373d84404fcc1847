namespace Samlop;

/// <summary>The state of a stream at a version, kept so that the facts up to there need not be folded again. It may be deleted.</summary>
/// <param name="Fact">Id of the fact at that version: the snapshot is valid only if the history has this fact.</param>
public sealed record Snapshot<TState>(long Version, Guid Fact, TState State);
