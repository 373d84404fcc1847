namespace Samlop.Imports;

/// <summary>Refusals of files that are not a usable list, with what to do about it.</summary>
internal static class SheetRefusals
{
    public static Refused NotASpreadsheet() =>
        new(
            SheetCodes.NotASpreadsheet, $"This file is no spreadsheet. Save the list as .xlsx or .csv and upload that.",
            RefusalKind.Invalid);

    public static Refused TooOld() =>
        new(
            SheetCodes.SpreadsheetTooOld, $"This is the spreadsheet format of before 2007 (.xls). Save it as .xlsx and upload that.",
            RefusalKind.Invalid);

    public static Refused Encrypted() =>
        new(
            SheetCodes.SpreadsheetEncrypted, $"The spreadsheet is protected by a password. Save it without one and upload that.",
            RefusalKind.Invalid);

    public static Refused TooLarge() =>
        new(
            SheetCodes.SpreadsheetTooLarge,
            $"The file unpacks into more than a list of participants needs. Copy the list into a new spreadsheet and upload that.",
            RefusalKind.Invalid);

    public static Refused Damaged() =>
        new(
            SheetCodes.SpreadsheetDamaged, $"The spreadsheet is damaged. Open it, save it again as .xlsx and upload that.",
            RefusalKind.Invalid);

    public static Refused Empty() =>
        new(SheetCodes.SheetEmpty, $"Nobody is on the list. Put one person on each row below the header.", RefusalKind.Invalid);

    public static Refused TooLong() =>
        new(SheetCodes.SheetTooLong, $"The list has more than {Sheet.MaxRows} rows. Split it.", RefusalKind.Invalid);

    public static Refused TooWide() =>
        new(
            SheetCodes.SheetTooWide, $"The list has more than {Sheet.MaxColumns} columns. Remove those that are not needed.",
            RefusalKind.Invalid);

    /// <param name="missing">Each in bokmål, nynorsk and English.</param>
    /// <param name="found">The headers that were there.</param>
    public static Refused ColumnMissing(string missing, string found) =>
        new(SheetCodes.ColumnMissing, $"There is no column for {missing}. The columns found are: {found}.", RefusalKind.Invalid);
}
