namespace Samlop;

/// <summary>A stretch of a long list.</summary>
/// <param name="After">Cursor: the key of the last row seen; null from the start.</param>
/// <param name="Limit">Rows at the most, 1 to 1,000; null for all that follow, streamed.</param>
[GenerateSerializer, Immutable, Alias("history.page")]
public sealed record Page(string? After = null, int? Limit = null)
{
    public static Page All { get; } = new();
}
