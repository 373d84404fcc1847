namespace Samlop.Imports;

/// <summary>What a file holds before anybody asks what its columns mean.</summary>
/// <param name="Ragged">Whether a row can be longer or shorter than the header: in text, not in a workbook.</param>
/// <param name="Remarks">Codes and details of what concerns the whole file.</param>
internal sealed record Grid(string? Name, IReadOnlyList<GridRow> Rows, bool Ragged, IReadOnlyList<(string Code, string? Detail)> Remarks);

/// <param name="Line">As people see it in the file, from 1.</param>
/// <param name="Broken">A quotation mark in it is never closed.</param>
internal sealed record GridRow(int Line, IReadOnlyList<Cell> Cells, bool Broken = false)
{
    public bool IsBlank => Width == 0;

    /// <summary>The number of cells up to the last one that is not blank.</summary>
    public int Width { get; } = WidthOf(Cells);

    public Cell At(int column) => column < Cells.Count ? Cells[column] : Cell.Empty;

    private static int WidthOf(IReadOnlyList<Cell> cells)
    {
        var width = cells.Count;
        while (width > 0 && CellText.IsBlank(cells[width - 1].Text) && !cells[width - 1].Formula)
            width--;
        return width;
    }
}

/// <param name="Formula">The text is what the spreadsheet program worked out last.</param>
/// <param name="Date">The spreadsheet program keeps it as a date or a time.</param>
internal readonly record struct Cell(string Text, bool Formula = false, bool Date = false)
{
    public static Cell Empty { get; } = new("");
}
