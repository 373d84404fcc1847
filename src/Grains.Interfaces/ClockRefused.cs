namespace Samlop;

/// <summary>The clock is not moved, or not wanted here; the sentence says why.</summary>
public sealed class ClockRefused(string sentence) : Exception(sentence);
