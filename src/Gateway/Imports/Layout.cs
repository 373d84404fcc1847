namespace Samlop.Imports;

/// <summary>Where the header stands and which column is what.</summary>
internal sealed class Layout
{
    /// <summary>How far down the header is looked for: titles and instructions often stand above it.</summary>
    public const int HeaderRows = 10;

    private readonly GridRow _header;
    private readonly List<(string Code, string? Column, string Header)> _others = [];

    private Layout(GridRow header)
    {
        _header = header;
        var known = new List<(int Column, Field Field, int Rank)>();
        for (var column = 0; column < header.Width; column++)
        {
            if (Vocabulary.Recognise(header.Cells[column].Text) is { } found)
                known.Add((column, found.Field, found.Rank));
            else if (!CellText.IsBlank(header.Cells[column].Text))
                _others.Add((SheetCodes.ColumnUnknown, null, HeaderAt(column)));
        }

        foreach (var same in known.GroupBy(k => k.Field))
        {
            var best = same.MinBy(k => (k.Rank, k.Column));
            Columns[same.Key] = best.Column;
            foreach (var other in same.Where(k => k.Column != best.Column))
                _others.Add((SheetCodes.ColumnTwice, Vocabulary.NameOf(same.Key), HeaderAt(other.Column)));
        }
    }

    public Dictionary<Field, int> Columns { get; } = [];

    public int Line => _header.Line;

    /// <summary>The number of columns that have a header.</summary>
    public int Width => _header.Width;

    /// <summary>Everything an import cannot do without is there.</summary>
    public bool Complete => !Missing().Any();

    /// <summary>The row among the first ten that has most known headers, the first of equals.</summary>
    /// <exception cref="Refused"><see cref="SheetCodes.SheetEmpty"/> when there is no row at all.</exception>
    public static Layout Find(IReadOnlyList<GridRow> rows) =>
        rows.Take(HeaderRows).TakeWhile((row, i) => i == 0 || row.Line <= HeaderRows).Where(row => !row.IsBlank)
            .Select(row => new Layout(row)).MaxBy(layout => layout.Columns.Count)
        ?? throw SheetRefusals.Empty();

    /// <exception cref="Refused"><see cref="SheetCodes.ColumnMissing"/></exception>
    public void Require()
    {
        if (!Complete)
            throw SheetRefusals.ColumnMissing(string.Join("; ", Missing()), Headers());
    }

    public void Report(FindingList findings)
    {
        if (_header.Cells.Any(cell => CellText.LooksMisdecoded(cell.Text)))
            findings.Add(SheetCodes.TextLooksMisdecoded, Line, null);
        if (_header.Broken)
            findings.Add(SheetCodes.QuoteNotClosed, Line, null);
        foreach (var (code, column, header) in _others)
            findings.Add(code, Line, column, header);
        foreach (var field in new[] { Field.Position, Field.Lead }.Where(field => !Columns.ContainsKey(field)))
            findings.Add(SheetCodes.ColumnNotThere, Line, Vocabulary.NameOf(field), Vocabulary.NameOf(field));
    }

    private IEnumerable<string> Missing()
    {
        bool Has(Field field) => Columns.ContainsKey(field);

        if (!Has(Field.Email))
            yield return "e-post / e-post / e-mail";
        if (!Has(Field.FullName) && !Has(Field.GivenName) && !Has(Field.FamilyName))
            yield return "navn / namn / name";
        else if (!Has(Field.FullName) && !Has(Field.FamilyName))
            yield return "etternavn / etternamn / family name";
        else if (!Has(Field.FullName) && !Has(Field.GivenName))
            yield return "fornavn / førenamn / given name";
        if (!Has(Field.MunicipalityNumber) && !Has(Field.Municipality))
            yield return "kommune / kommune / municipality";
        if (!Has(Field.Group))
            yield return "ledergruppe / leiargruppe / management group";
    }

    /// <summary>
    /// The columns of the header: those that are known by their words, the others by their letters. In a file without a known header,
    /// the row that was taken for it is a person, and nothing of a person is repeated.
    /// </summary>
    private string Headers() =>
        string.Join(", ", Enumerable.Range(0, Width).Where(column => !CellText.IsBlank(_header.Cells[column].Text)).Take(30)
            .Select(column => Vocabulary.Recognise(_header.Cells[column].Text) is null ? $"({LetterOf(column)})" : HeaderAt(column)));

    /// <summary>As spreadsheets name a column: A, …, Z, AA, …</summary>
    private static string LetterOf(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : LetterOf((column / 26) - 1) + LetterOf(column % 26);

    private string HeaderAt(int column)
    {
        var text = CellText.Clean(_header.Cells[column].Text).Text;
        return text.Length <= 60 ? text : text[..59] + "…";
    }
}
