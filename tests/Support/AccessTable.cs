namespace Samlop.Access;

/// <summary>What somebody may do with a method.</summary>
public enum May
{
    /// <summary>Wherever it is in the region.</summary>
    Yes,
    /// <summary>Where it is one's own.</summary>
    Own,
    /// <summary>403.</summary>
    No,
    /// <summary>404, as what does not exist.</summary>
    Hidden,
}

/// <summary>A line of the approved table.</summary>
/// <param name="Route"><c>PUT /groups/{id}/named-mode</c>, below the region; empty for what no route leads to.</param>
/// <param name="Method">From the contract's aliases.</param>
public sealed record AccessLine(string Route, string Method, IReadOnlyDictionary<string, May> Roles);

/// <summary>The approved table, <c>access-matrix.md</c>.</summary>
public sealed record AccessTable(IReadOnlyList<AccessLine> Routes, IReadOnlyList<AccessLine> Behind, IReadOnlyList<string> Open)
{
    public static AccessTable Approved { get; } =
        Read(File.ReadAllLines(Path.Combine(Checkout.Root, "tests", "Integration", "Access", "access-matrix.md")));

    /// <summary>One line a method, whether a route leads to it or not.</summary>
    public IReadOnlyDictionary<string, AccessLine> Methods =>
        Routes.Concat(Behind).GroupBy(line => line.Method).ToDictionary(method => method.Key, method => method.First());

    private static AccessTable Read(IEnumerable<string> lines)
    {
        var tables = new List<List<string[]>>();
        var inside = false;
        foreach (var line in lines)
        {
            if (line.StartsWith('|') && !inside)
                tables.Add([]);
            inside = line.StartsWith('|');
            if (inside && !line.StartsWith("|-", StringComparison.Ordinal))
                tables[^1].Add([.. line.Trim('|').Split('|').Select(cell => cell.Trim())]);
        }

        return new AccessTable(
            [.. tables[0].Skip(1).Select(cells => Line(tables[0][0], cells, roles: 2))],
            [.. tables[1].Skip(1).Select(cells => Line(tables[1][0], cells, roles: 1))],
            [.. tables[2].Skip(1).Select(cells => cells[0])]);
    }

    private static AccessLine Line(string[] header, string[] cells, int roles) => new(
        roles == 2 ? cells[0] : "", cells[roles - 1],
        header.Zip(cells).Skip(roles).ToDictionary(pair => pair.First, pair => Enum.Parse<May>(pair.Second, ignoreCase: true)));
}
