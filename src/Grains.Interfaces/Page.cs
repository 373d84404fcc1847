namespace Samlop;

/// <summary>A part of a long list.</summary>
/// <param name="After">Cursor: the key of the last row seen; null begins at the start.</param>
/// <param name="Limit">The most rows to return, 1 to 1,000; null returns all that follow, as a stream.</param>
[GenerateSerializer, Immutable, Alias("history.page")]
public sealed record Page(string? After = null, int? Limit = null)
{
    public static Page All { get; } = new();
}
