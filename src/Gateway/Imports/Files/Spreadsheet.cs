namespace Samlop.Imports;

/// <summary>
/// Reads the sheet a coordinator uploads: an <c>.xlsx</c> or its CSV, told apart by what is in the file, never by its name.
/// </summary>
public static class Spreadsheet
{
    internal const int MaxUpload = 16 * 1024 * 1024;

    /// <summary>
    /// Turns an upload into rows and findings. Nothing is looked up: the import itself checks whether a municipality exists and whether a
    /// person is known.
    /// </summary>
    /// <param name="upload">Read once, from where it stands; not closed.</param>
    /// <param name="fileName">As the browser sent it; only compared with the content, never trusted.</param>
    /// <exception cref="Refused">
    /// <see cref="SheetCodes.NotASpreadsheet"/>, <see cref="SheetCodes.SpreadsheetTooOld"/>, <see cref="SheetCodes.SpreadsheetEncrypted"/>,
    /// <see cref="SheetCodes.SpreadsheetTooLarge"/>, <see cref="SheetCodes.SpreadsheetDamaged"/>, <see cref="SheetCodes.SheetEmpty"/>,
    /// <see cref="SheetCodes.SheetTooLong"/>, <see cref="SheetCodes.SheetTooWide"/>, <see cref="SheetCodes.ColumnMissing"/>.
    /// </exception>
    public static Sheet Read(Stream upload, string? fileName)
    {
        ArgumentNullException.ThrowIfNull(upload);

        var bytes = ReadAll(upload);
        return FileContent.KindOf(bytes) == FileKind.Workbook
            ? Sheet.From(WorkbookGrid.Read(bytes), fileName, "xlsx")
            : Sheet.From(TextGrid.Read(bytes), fileName, "csv");
    }

    /// <summary>
    /// Makes a cell safe to export: text that a spreadsheet program would run as a formula gets an apostrophe in front
    /// (<c>= + - @</c>, tab, carriage return; the advice of OWASP on CSV injection). <see cref="Read"/> takes the apostrophe away again.
    /// </summary>
    public static string Guard(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > 0 && StartsFormula(cell[0]) ? "'" + cell : cell;
    }

    internal static bool StartsFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static byte[] ReadAll(Stream upload)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = upload.Read(buffer)) > 0)
        {
            if (copy.Length + read > MaxUpload)
                throw SheetRefusals.TooLarge();
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
