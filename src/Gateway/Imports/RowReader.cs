namespace Samlop.Imports;

/// <summary>Reads one row after the other by the header, and notes what is odd about them.</summary>
internal sealed class RowReader(Layout layout, bool ragged, FindingList findings)
{
    private static readonly HashSet<string>
        Yes = Words("ja", "j", "x", "1", "true", "yes", "y", "sant", "leder", "leiar", "leader", "lead"),
        No = Words("", "nei", "n", "0", "false", "no", "usann", "usant", "-", "medlem", "member"),
        Errors = Words(
            "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#I/T", "#VERDI!", "#NAVN?", "#TALL!");

    public SheetRow Read(GridRow row)
    {
        Shape(row);
        var (given, family) = Name(row);
        var (number, municipality) = Municipality(row);
        var position = Text(row, Field.Position);
        return new SheetRow(row.Line, given, family, EmailCell.Clean(Text(row, Field.Email)), number, municipality,
            Text(row, Field.Group), position.Length == 0 ? null : position, Leads(row));
    }

    private void Shape(GridRow row)
    {
        if (row.Broken)
            findings.Add(SheetCodes.QuoteNotClosed, row.Line, null);
        if (ragged && row.Width > layout.Width)
            findings.Add(SheetCodes.RowHasTooManyCells, row.Line, null);
        else if (ragged && row.Cells.Count < layout.Width)
            findings.Add(SheetCodes.RowHasTooFewCells, row.Line, null);
    }

    private (string Given, string Family) Name(GridRow row)
    {
        if (layout.Columns.ContainsKey(Field.GivenName) && layout.Columns.ContainsKey(Field.FamilyName))
            return (Text(row, Field.GivenName), Text(row, Field.FamilyName));

        var name = Text(row, Field.FullName);
        if (name.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given])
            return (given, family);
        var space = name.LastIndexOf(' ');
        if (space < 0 && name.Length > 0)
            findings.Add(SheetCodes.NameNotSplit, row.Line, Vocabulary.NameOf(Field.FullName));
        return space < 0 ? ("", name) : (name[..space], name[(space + 1)..]);
    }

    private (string Number, string Name) Municipality(GridRow row)
    {
        var own = MunicipalityCell.Number(Text(row, Field.MunicipalityNumber));
        var other = MunicipalityCell.Name(Text(row, Field.Municipality));
        var number = own.Number.Length > 0 ? own.Number : other.Number;
        var name = other.Name.Length > 0 ? other.Name : own.Name;

        var full = MunicipalityCell.FourDigits(number);
        if (number.Length > 0 && full is null)
            findings.Add(SheetCodes.NumberNotFourDigits, row.Line, Vocabulary.NameOf(Field.Municipality), number);
        else if (full is not null && full[0] == '0' && number[0] != '0')
            findings.Add(SheetCodes.NumberLostLeadingZero, row.Line, Vocabulary.NameOf(Field.Municipality), full);
        return (full ?? number, name);
    }

    private bool Leads(GridRow row)
    {
        var text = Text(row, Field.Lead);
        if (!Yes.Contains(text) && !No.Contains(text))
            findings.Add(SheetCodes.LeadNotUnderstood, row.Line, Vocabulary.NameOf(Field.Lead), text);
        return Yes.Contains(text);
    }

    private string Text(GridRow row, Field field)
    {
        if (!layout.Columns.TryGetValue(field, out var column))
            return "";

        var cell = row.At(column);
        var clean = CellText.Clean(cell.Text);
        void Note(bool when, string code, string? detail = null)
        {
            if (when)
                findings.Add(code, row.Line, Vocabulary.NameOf(field), detail);
        }

        Note(cell.Formula && (!ragged || clean.Text.StartsWith('=')), SheetCodes.FormulaCell);
        Note(cell.Date, SheetCodes.CellIsADate, clean.Text);
        Note(Errors.Contains(clean.Text), SheetCodes.CellIsAnError, clean.Text);
        Note(CellText.LooksMisdecoded(cell.Text), SheetCodes.TextLooksMisdecoded);
        Note(clean.Controls, SheetCodes.ControlCharactersRemoved);
        Note(clean.Cut, SheetCodes.CellTooLong);
        return clean.Text;
    }

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
