namespace Samlop;

/// <summary>Stretches of long lists.</summary>
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

    public static Refused CursorUnknown() => new("cursor-unknown", $"The list knows no such place to go on from. Take the next cursor as it was given.", RefusalKind.Invalid);
}
