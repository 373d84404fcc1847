using System.IO.Compression;
using System.Security;
using System.Text;

namespace Samlop.Imports;

/// <summary>Files as coordinators have them, and as others might make them, written by hand so that each oddity is intended.</summary>
internal static class SheetFiles
{
    public const string Header = "Fornavn;Etternavn;E-post;Kommunenr;Kommune;Stilling;Ledergruppe;Leder";
    public const string Kari = "Kari;Nordmann;kari@oslo.example;0301;Oslo;Rektor;Skoleledelsen;ja";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string References = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static readonly object?[] HeaderCells = [.. Header.Split(';')];
    public static readonly object?[] KariCells = [.. Kari.Split(';')];

    public static Sheet Csv(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    public static Sheet Read(byte[] bytes, string? name = null)
    {
        using var upload = new MemoryStream(bytes);
        return Spreadsheet.Read(upload, name);
    }

    /// <summary>A workbook of one worksheet; null leaves a cell or a row out, as Excel does.</summary>
    public static byte[] Workbook(params object?[]?[] rows) => Workbook(false, ("Ark1", SheetXml(rows)));

    public static byte[] Workbook(bool firstHidden, params (string Name, string Xml)[] sheets)
    {
        var names = sheets.Select((sheet, i) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"{(firstHidden && i == 0 ? " state=\"hidden\"" : "")}/>");
        var parts = sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"t\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
        return Zip([
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"/>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{References}\"><sheets>{string.Concat(names)}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(parts)}</Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>Skoleledelsen</t></si>"
                + "<si><r><t>Kommunale</t></r><r><t xml:space=\"preserve\"> tjenester</t></r></si></sst>"),
            .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", s.Xml)),
        ]);
    }

    public static string SheetXml(params object?[]?[] rows) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows.Select(RowXml))}</sheetData></worksheet>";

    public static byte[] Zip(IEnumerable<(string Name, string Text)> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }

    private static string RowXml(object?[]? row, int i) => row is null
        ? ""
        : $"<row r=\"{i + 1}\">{string.Concat(row.Select((value, column) => CellXml($"{(char)('A' + column)}{i + 1}", value)))}</row>";

    private static string CellXml(string place, object? value) => value switch
    {
        null => "",
        Formula f =>
            $"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(f.Text)}</f>{(f.Value is null ? "" : $"<v>{f.Value}</v>")}</c>",
        Shared s => $"<c r=\"{place}\" t=\"s\"><v>{s.Index}</v></c>",
        Error e => $"<c r=\"{place}\" t=\"e\"><v>{e.Text}</v></c>",
        DateTime date => FormattableString.Invariant($"<c r=\"{place}\" s=\"1\"><v>{date.ToOADate()}</v></c>"),
        bool truth => $"<c r=\"{place}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
        _ => FormattableString.Invariant($"<c r=\"{place}\"><v>{value}</v></c>"),
    };
}

internal sealed record Formula(string Text, string? Value);
internal sealed record Shared(int Index);
internal sealed record Error(string Text);
