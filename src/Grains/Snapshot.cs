namespace Samlop;

/// <summary>The state of a stream at a version, kept so that the facts up to there need not be folded again. It can always be thrown away.</summary>
/// <param name="Fact">Id of the fact at that version: the snapshot counts only where the history has it.</param>
public sealed record Snapshot<TState>(long Version, Guid Fact, TState State);
