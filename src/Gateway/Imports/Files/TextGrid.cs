using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace Samlop.Imports;

/// <summary>Reads separated text: comma, semicolon or tab, quoted as in RFC 4180, any line ending.</summary>
internal static partial class TextGrid
{
    // 100 columns of 500 characters, doubled for quotation marks: a longer line is no list, and is stopped before it becomes millions of
    // cells.
    private const int MaxLine = 2 * Sheet.MaxColumns * CellText.MaxLength;

    private static readonly string[] Delimiters = [";", ",", "\t"];

    public static Grid Read(byte[] bytes)
    {
        var text = TextDecoding.Decode(bytes);
        if (CellText.IsBlank(text))
            throw SheetRefusals.Empty();
        RefuseLongLines(text);

        var (delimiter, start, skipped) = Preamble(text);
        text = text[start..];
        delimiter ??= Detect(text);

        var rows = Rows(text, delimiter, skipped).Take(Layout.HeaderRows + Sheet.MaxRows + 1).ToList();
        if (rows.Exists(row => row.Width > Sheet.MaxColumns))
            throw SheetRefusals.TooWide();
        return new Grid(null, rows, Ragged: true, []);
    }

    /// <summary>Excel's own first line <c>sep=;</c>, which names the delimiter and is no row.</summary>
    private static (string? Delimiter, int Start, int Skipped) Preamble(string text)
    {
        var match = Sep().Match(text);
        return match.Success ? (match.Groups[1].Value, match.Length, 1) : (null, 0, 0);
    }

    /// <summary>The delimiter that makes most headers known; if none does, the one that makes most cells.</summary>
    private static string Detect(string text) =>
        Delimiters
            .Select(delimiter => (delimiter, head: Rows(text, delimiter, 0).Take(Layout.HeaderRows).ToList()))
            .MaxBy(candidate => (Layout.Find(candidate.head).Columns.Count, candidate.head.Max(row => row.Cells.Count)))
            .delimiter;

    private static IEnumerable<GridRow> Rows(string text, string delimiter, int skipped)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            BadDataFound = null,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
        });

        var line = skipped + 1;
        while (parser.Read())
        {
            var raw = parser.RawRecord.AsSpan();
            var row = new GridRow(
                line, [.. parser.Record!.Select(field => new Cell(field, Formula: field.StartsWith('=')))], raw.Count('"') % 2 != 0);
            line += LineBreaks(raw);
            if (!row.IsBlank)
                yield return row;
        }
    }

    private static int LineBreaks(ReadOnlySpan<char> raw) => raw.Count('\n') + raw.Count('\r') - raw.Count("\r\n");

    private static void RefuseLongLines(string text)
    {
        var length = 0;
        foreach (var c in text)
        {
            length = c is '\n' or '\r' ? 0 : length + 1;
            if (length > MaxLine)
                throw SheetRefusals.TooWide();
        }
    }

    [GeneratedRegex("""\A"?sep=([^\r\n"])"?[ ;,\t]*(?:\r\n|\n|\r|\z)""", RegexOptions.IgnoreCase)]
    private static partial Regex Sep();
}
