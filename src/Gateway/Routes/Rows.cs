using System.Text.Json.Serialization;

namespace Samlop.Routes;

/// <summary>A stretch of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Goes into <c>after</c> for the rows behind these; null when there are none.</param>
public sealed record Rows<TRow>(IReadOnlyList<TRow> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next)
{
    internal static async Task<Rows<TRow>> Read(
        IAsyncEnumerable<TRow> rows, int? limit, Func<TRow, string> cursor, CancellationToken cancellation)
    {
        var items = new List<TRow>();
        await foreach (var row in rows.WithCancellation(cancellation))
            items.Add(row);
        return new Rows<TRow>(items, items.Count > 0 && items.Count == limit ? cursor(items[^1]) : null);
    }
}
