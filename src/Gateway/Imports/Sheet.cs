namespace Samlop.Imports;

/// <summary>What a coordinator's file says.</summary>
/// <param name="Name">The worksheet's name; null for CSV.</param>
/// <param name="HeaderLine">Where the header stands, counted from 1.</param>
/// <param name="Rows">
/// Everybody in it, in the file's order; lines as people see them in the file (of a CSV record over several lines, the first).
/// </param>
/// <param name="Findings">In the file's order; what concerns the whole file or a column stands at the header's line.</param>
public sealed record Sheet(string? Name, int HeaderLine, IReadOnlyList<SheetRow> Rows, IReadOnlyList<Finding> Findings)
{
    internal const int MaxRows = 10_000;
    internal const int MaxColumns = 100;

    /// <summary>Says how much, not what: rows hold personal details.</summary>
    public override string ToString() => $"{nameof(Sheet)} of {Rows.Count} rows, {Findings.Count} findings";

    internal static Sheet From(Grid grid, string? fileName, string content)
    {
        var layout = Layout.Find(grid.Rows);
        layout.Require();

        var findings = new FindingList();
        CompareName(fileName, content, layout.Line, findings);
        foreach (var (code, detail) in grid.Remarks)
            findings.Add(code, layout.Line, null, detail);
        layout.Report(findings);

        var people = grid.Rows.Where(row => row.Line > layout.Line && !row.IsBlank).ToList();
        if (people.Count == 0)
            throw SheetRefusals.Empty();
        if (people.Count > MaxRows)
            throw SheetRefusals.TooLong();

        var reader = new RowReader(layout, grid.Ragged, findings);
        List<SheetRow> rows = [.. people.Select(reader.Read)];
        return new Sheet(grid.Name, layout.Line, rows, findings.All);
    }

    private static void CompareName(string? fileName, string content, int line, FindingList findings)
    {
        var extension = Path.GetExtension(fileName ?? "").ToUpperInvariant();
        var fits = content == "xlsx" ? extension is "" or ".XLSX" or ".XLSM" : extension is "" or ".CSV" or ".TXT" or ".TSV";
        if (!fits)
            findings.Add(SheetCodes.FileNameMisleads, line, null, content);
    }
}
