using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Samlop.Imports;

/// <summary>Reads a workbook: of its worksheets, the first whose header has what an import needs.</summary>
internal static class WorkbookGrid
{
    // Each look at a worksheet unpacks the shared strings once more.
    private const int MaxSheets = 10;

    // No cache on disk: the strings are people's names. No byte arrays: the text of a cell could name any part of the package.
    private static readonly OpenXmlConfiguration Plain =
        new() { EnableSharedStringCache = false, EnableConvertByteArray = false, FillMergedCells = false, IgnoreEmptyRows = false };

    /// <exception cref="Refused">See <see cref="Spreadsheet.Read"/>.</exception>
    public static Grid Read(byte[] bytes)
    {
        try
        {
            using var package = Package.Open(bytes);
            return Choose(bytes, Worksheet.All(package));
        }
        catch (Exception e) when (e is not Refused and not OutOfMemoryException)
        {
            // Zip, XML and MiniExcel each have their own exceptions for a file that is not as it should be.
            throw SheetRefusals.Damaged();
        }
    }

    private static Grid Choose(byte[] bytes, IReadOnlyList<Worksheet> worksheets)
    {
        var filled = worksheets.Where(sheet => sheet.Scan.LastRow > 0).OrderBy(sheet => sheet.Hidden).Take(MaxSheets).ToList();
        if (filled.Count == 0)
            throw SheetRefusals.Empty();

        var (chosen, best) = (filled[0], -1);
        foreach (var sheet in filled)
        {
            if (HeaderOf(bytes, sheet) is not { } layout)
                continue;
            var worth = layout.Complete ? int.MaxValue : layout.Columns.Count;
            if (worth > best)
                (chosen, best) = (sheet, worth);
            if (layout.Complete)
                break;
        }

        chosen.Scan.Require();
        return new Grid(
            chosen.Name, [.. Rows(bytes, chosen, chosen.Scan.LastRow).Where(row => !row.IsBlank)], Ragged: false, Remarks(chosen, filled));
    }

    private static Layout? HeaderOf(byte[] bytes, Worksheet sheet)
    {
        List<GridRow> head = [.. Rows(bytes, sheet, Math.Min(sheet.Scan.LastRow, Layout.HeaderRows)).Where(row => !row.IsBlank)];
        return head.Count == 0 ? null : Layout.Find(head);
    }

    private static List<(string, string?)> Remarks(Worksheet chosen, List<Worksheet> filled)
    {
        var remarks = new List<(string, string?)>();
        var others = filled.Where(sheet => sheet != chosen).Select(sheet => $"“{sheet.Name}”").ToList();
        if (others.Count > 0)
            remarks.Add((SheetCodes.OtherSheets, string.Join(", ", others)));
        if (chosen.Scan.MergedRows)
            remarks.Add((SheetCodes.MergedCells, null));
        return remarks;
    }

    /// <summary>
    /// The rows from the first to <paramref name="lastRow"/>, empty ones included, so that the line is what Excel shows at the left.
    /// </summary>
    private static IEnumerable<GridRow> Rows(byte[] bytes, Worksheet sheet, int lastRow)
    {
        // The range is what the scan has seen, not what the file says about itself: a made-up dimension would cost 16,384 cells a row.
        var width = Math.Min(sheet.Scan.LastColumn, Sheet.MaxColumns);
        string[] letters = [.. Enumerable.Range(0, width).Select(Letters)];
        using var stream = new MemoryStream(bytes, writable: false);
        var line = 0;
        var rows = stream.QueryRange(
            useHeaderRow: false, sheetName: sheet.Name, excelType: ExcelType.XLSX, startCell: "A1", endCell: $"{letters[^1]}{lastRow}",
            configuration: Plain);
        foreach (IDictionary<string, object?> row in rows)
        {
            line++;
            yield return new GridRow(line, [.. letters.Select((letter, column) => CellAt(row, letter, column))]);
        }

        Cell CellAt(IDictionary<string, object?> row, string letter, int column) =>
            CellOf(row.TryGetValue(letter, out var value) ? value : null, sheet.Scan.Formulas.Contains((line, column)));
    }

    private static Cell CellOf(object? value, bool formula) => value switch
    {
        null => new Cell("", formula),
        string text => new Cell(text, formula),
        bool truth => new Cell(truth ? "true" : "false", formula),
        double number => new Cell(number.ToString("0.###############", CultureInfo.InvariantCulture), formula),
        DateTime { TimeOfDay.Ticks: 0 } day => new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), formula, Date: true),
        DateTime time => new Cell(time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), formula, Date: true),
        TimeSpan time => new Cell(time.ToString("c", CultureInfo.InvariantCulture), formula, Date: true),
        _ => new Cell(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", formula),
    };

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + Letters(column % 26);
}
