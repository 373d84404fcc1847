using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Samlop.Imports;

/// <summary>
/// One streaming look at a worksheet's XML, for what MiniExcel does not tell: where content ends, which cells are formulas, what is merged.
/// </summary>
internal sealed class WorksheetScan
{
    // Blank rows between people cost as much as rows; the room for them is as large as the list.
    private const int MaxLine = 2 * Sheet.MaxRows;

    private int _row, _cellDepth, _column = -1, _previousRow, _filledRows;
    private bool _rowFilled, _dimension, _unplaced, _unordered;

    private WorksheetScan() { }

    /// <summary>Row, counted from 1, and column, counted from 0.</summary>
    public HashSet<(int Row, int Column)> Formulas { get; } = [];

    /// <summary>The last row with content, from 1; 0 when there is none.</summary>
    public int LastRow { get; private set; }

    /// <summary>The number of columns up to the last with content.</summary>
    public int LastColumn { get; private set; }

    /// <summary>Cells are merged over several rows.</summary>
    public bool MergedRows { get; private set; }

    public static WorksheetScan Of(ZipArchiveEntry part)
    {
        var scan = new WorksheetScan();
        using var reader = Worksheet.Open(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                scan.See(reader);
        }

        return scan;
    }

    /// <exception cref="Refused">For a sheet that is too long, too wide, or would be misread.</exception>
    public void Require()
    {
        if (LastRow > MaxLine || _filledRows > Sheet.MaxRows + Layout.HeaderRows)
            throw SheetRefusals.TooLong();
        if (LastColumn > Sheet.MaxColumns)
            throw SheetRefusals.TooWide();
        // MiniExcel puts cells without a place into the first column when the sheet says how large it is, and rows where they come.
        if ((_unplaced && _dimension) || _unordered)
            throw SheetRefusals.Damaged();
    }

    private void See(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "dimension": _dimension = true; break;
            case "row": Row(reader); break;
            case "c": Cell(reader); break;
            case "f" when InCell(reader): Content(formula: true); break;
            case "v" or "is" when InCell(reader) && !reader.IsEmptyElement: Content(formula: false); break;
            case "mergeCell": MergedRows |= SpansRows(reader.GetAttribute("ref")); break;
            default: break;
        }
    }

    private void Row(XmlReader reader)
    {
        _row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : _row + 1;
        _unordered |= _row <= _previousRow;
        _previousRow = _row;
        _column = -1;
        _rowFilled = false;
    }

    private void Cell(XmlReader reader)
    {
        _cellDepth = reader.Depth;
        var place = reader.GetAttribute("r");
        _unplaced |= place is null;
        _column = place is null ? _column + 1 : ColumnOf(place);
    }

    private bool InCell(XmlReader reader) => _column >= 0 && reader.Depth == _cellDepth + 1;

    private void Content(bool formula)
    {
        LastRow = Math.Max(LastRow, _row);
        LastColumn = Math.Max(LastColumn, _column + 1);
        _filledRows += _rowFilled ? 0 : 1;
        _rowFilled = true;
        if (formula && _row <= MaxLine && _column < Sheet.MaxColumns)
            Formulas.Add((_row, _column));
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = column * 26 + (letter - 'A' + 1);
        return column - 1;
    }

    private static bool SpansRows(string? range)
    {
        return range?.Split(':') is [var first, var last] && RowOf(first) != RowOf(last);

        static string RowOf(string place) => place.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
    }
}
