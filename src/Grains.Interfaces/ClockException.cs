namespace Samlop;

/// <summary>The clock cannot be moved so, or not be used here; the sentence says why.</summary>
public sealed class ClockException(string sentence) : Exception(sentence);
