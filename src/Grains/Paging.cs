namespace Samlop;

/// <summary>Pages of long lists.</summary>
public static class Paging
{
    public const int Most = 1000;

    /// <summary>Refused: <c>limit-out-of-range</c>.</summary>
    public static void Check(this Page page)
    {
        if (page.Limit is < 1 or > Most)
            throw new Refused("limit-out-of-range", $"Ask for 1 to {Most} rows at a time.", RefusalKind.Invalid);
    }

    public static IEnumerable<T> Limited<T>(this IEnumerable<T> rows, Page page) => page.Limit is { } limit ? rows.Take(limit) : rows;

    public static Refused CursorUnknown() => new(
        "cursor-unknown", $"The list does not know this cursor. Send the cursor exactly as you got it.", RefusalKind.Invalid);
}
