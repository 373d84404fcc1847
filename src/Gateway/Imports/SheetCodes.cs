using System.Collections.Frozen;

namespace Samlop.Imports;

/// <summary>Every code that reading a sheet can answer with; stable, part of the API. Translations go by these.</summary>
public static class SheetCodes
{
    // Refusals: the file cannot be used.

    /// <summary>Neither a workbook nor separated text: PDF, picture, web page, document, archive.</summary>
    public const string NotASpreadsheet = "not-a-spreadsheet";
    /// <summary>The binary format of before 2007 (<c>.xls</c>).</summary>
    public const string SpreadsheetTooOld = "spreadsheet-too-old";
    /// <summary>Protected by a password.</summary>
    public const string SpreadsheetEncrypted = "spreadsheet-encrypted";
    /// <summary>
    /// The file, or what it unpacks into, is larger than any list of participants; also a document type definition, which could grow.
    /// </summary>
    public const string SpreadsheetTooLarge = "spreadsheet-too-large";
    /// <summary>Looks like a workbook, but cannot be read.</summary>
    public const string SpreadsheetDamaged = "spreadsheet-damaged";
    /// <summary>Nobody stands below the header.</summary>
    public const string SheetEmpty = "sheet-empty";
    /// <summary>More than 10,000 rows.</summary>
    public const string SheetTooLong = "sheet-too-long";
    /// <summary>More than 100 columns.</summary>
    public const string SheetTooWide = "sheet-too-wide";
    /// <summary>A column that an import cannot do without.</summary>
    public const string ColumnMissing = "column-missing";

    // Findings: errors.

    /// <summary>A municipality number that is not four digits, even with its leading zero back; left as it stands.</summary>
    public const string NumberNotFourDigits = "number-not-four-digits";
    /// <summary>More than 500 characters; cut there.</summary>
    public const string CellTooLong = "cell-too-long";
    /// <summary>An error of the spreadsheet program (<c>#N/A</c>, <c>#REF!</c>) instead of a value.</summary>
    public const string CellIsAnError = "cell-is-an-error";
    /// <summary>Text under no header: most often an unquoted delimiter that has moved the rest.</summary>
    public const string RowHasTooManyCells = "row-has-too-many-cells";
    /// <summary>A quotation mark that is never closed; the rows after it are inside the cell.</summary>
    public const string QuoteNotClosed = "quote-not-closed";

    // Findings: warnings.

    /// <summary>A formula; its last worked-out value is taken.</summary>
    public const string FormulaCell = "formula-cell";
    /// <summary>
    /// A date or time where text was expected: the spreadsheet program has rewritten what was typed (<c>1-2</c> becomes 1 February).
    /// </summary>
    public const string CellIsADate = "cell-is-a-date";
    /// <summary>Letters read in the wrong encoding somewhere on the way (<c>Ã¥</c>, <c>�</c>).</summary>
    public const string TextLooksMisdecoded = "text-looks-misdecoded";
    /// <summary>NUL or other control characters; removed.</summary>
    public const string ControlCharactersRemoved = "control-characters-removed";
    /// <summary>Fewer cells than the header; the rest is empty.</summary>
    public const string RowHasTooFewCells = "row-has-too-few-cells";
    /// <summary>A full name of one word; taken as the family name.</summary>
    public const string NameNotSplit = "name-not-split";
    /// <summary>Neither yes nor no in the column that says who leads; taken as no.</summary>
    public const string LeadNotUnderstood = "lead-not-understood";
    /// <summary>Two columns for the same; one is used.</summary>
    public const string ColumnTwice = "column-twice";
    /// <summary>Cells merged over several rows; only the first of them has the value.</summary>
    public const string MergedCells = "merged-cells";

    // Findings: notes.

    /// <summary>A municipality number got its leading zero back (<c>301</c> is <c>0301</c>).</summary>
    public const string NumberLostLeadingZero = "number-lost-leading-zero";
    /// <summary>A column that is not needed; it is not read.</summary>
    public const string ColumnUnknown = "column-unknown";
    /// <summary>A column one may have, but this file has not.</summary>
    public const string ColumnNotThere = "column-not-there";
    /// <summary>Other worksheets with content; not read.</summary>
    public const string OtherSheets = "other-sheets";
    /// <summary>The name says one kind of file, the content another; the content is believed.</summary>
    public const string FileNameMisleads = "file-name-misleads";

    /// <summary>How grave each finding is, and its sentence in English; <c>{0}</c> stands for the detail.</summary>
    internal static FrozenDictionary<string, (FindingKind Kind, string Sentence)> Findings { get; } =
        new Dictionary<string, (FindingKind, string)>
        {
            [NumberNotFourDigits] = (FindingKind.Error, "The municipality number “{0}” is not four digits."),
            [CellTooLong] = (FindingKind.Error, "The cell holds more than 500 characters; shorten it."),
            [CellIsAnError] = (FindingKind.Error, "The cell shows the error {0} instead of a value."),
            [RowHasTooManyCells] = (
                FindingKind.Error, "The row has more cells than the header; put text that holds the delimiter in quotation marks."),
            [QuoteNotClosed] = (FindingKind.Error, "A quotation mark is never closed, so the rows after it are read as one cell."),
            [FormulaCell] = (FindingKind.Warning, "The cell is a formula; its last value is used. See that it is right."),
            [CellIsADate] = (
                FindingKind.Warning, "The spreadsheet program has made a date or time of this cell ({0}). See that it is what was meant."),
            [TextLooksMisdecoded] = (
                FindingKind.Warning,
                "Letters look broken, as when a file is opened in the wrong encoding. Save it again as UTF-8 or .xlsx."),
            [ControlCharactersRemoved] = (FindingKind.Warning, "Invisible control characters were removed."),
            [RowHasTooFewCells] = (FindingKind.Warning, "The row has fewer cells than the header; the rest is read as empty."),
            [NameNotSplit] = (FindingKind.Warning, "The name is a single word and is read as the family name."),
            [LeadNotUnderstood] = (FindingKind.Warning, "“{0}” says neither yes nor no to leading the group, and is read as no."),
            [ColumnTwice] = (FindingKind.Warning, "Another column says the same as “{0}”, which is not read."),
            [MergedCells] = (FindingKind.Warning, "Cells are merged over several rows; only the first of those rows has the value."),
            [NumberLostLeadingZero] = (FindingKind.Note, "The municipality number {0} got its leading zero back."),
            [ColumnUnknown] = (FindingKind.Note, "The column “{0}” is not read."),
            [ColumnNotThere] = (FindingKind.Note, "There is no column for “{0}”; it stays empty."),
            [OtherSheets] = (FindingKind.Note, "Only this worksheet is read, not {0}."),
            [FileNameMisleads] = (FindingKind.Note, "The file's name says otherwise, but its content is {0}, and is read as such."),
        }.ToFrozenDictionary();
}

/// <summary>The findings of one file, in the order they were made.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Add(string code, int line, string? column, string? detail = null)
    {
        var (kind, sentence) = SheetCodes.Findings[code];
        _all.Add(new Finding(line, kind, code, column, sentence.Replace("{0}", detail, StringComparison.Ordinal)));
    }
}
