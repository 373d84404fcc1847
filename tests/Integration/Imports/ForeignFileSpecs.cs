using System.Buffers.Binary;
using System.Text;
using Shouldly;
using Xunit;
using static Samlop.Imports.SheetFiles;
using static Samlop.Imports.SpreadsheetSpecs;

namespace Samlop.Imports;

/// <summary>Files that cannot be used, and files whose names say otherwise.</summary>
public sealed class ForeignFileSpecs
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "document", Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")]), "not-a-spreadsheet" },
        { "archive", Zip([("liste.csv", Header)]), "not-a-spreadsheet" },
        { "empty archive", Zip([]), "not-a-spreadsheet" },
        { "workbook without worksheets", Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]),
            "not-a-spreadsheet" },
        { "old workbook", [.. Ole, .. Encoding.Unicode.GetBytes("Workbook")], "spreadsheet-too-old" },
        { "OLE alone", Ole, "spreadsheet-too-old" },
        { "password", [.. Ole, .. Encoding.Unicode.GetBytes("EncryptionInfo\0\0EncryptedPackage")], "spreadsheet-encrypted" },
        { "old document", [.. Ole, .. Encoding.Unicode.GetBytes("WordDocument")], "not-a-spreadsheet" },
        { "PDF", "%PDF-1.7\nabc"u8.ToArray(), "not-a-spreadsheet" },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "not-a-spreadsheet" },
        { "web page", "\uFEFF\r\n <html><table><tr><td>Fornavn</td></tr></table></html>"u8.ToArray(), "not-a-spreadsheet" },
        { "NULs", [.. "Fornavn;"u8, 0, 0, 0, .. "Etternavn"u8], "not-a-spreadsheet" },
        { "NULs everywhere but in pairs", [.. Enumerable.Repeat<byte[]>([65, 0, 0, 0], 50).SelectMany(b => b)], "not-a-spreadsheet" },
        { "control characters", [.. Enumerable.Repeat((byte)1, 50), .. "abc"u8], "not-a-spreadsheet" },
        { "nothing", [], "sheet-empty" },
        { "blank lines", "\r\n \r\n;;;\r\n"u8.ToArray(), "sheet-empty" },
        { "byte order mark", [0xEF, 0xBB, 0xBF], "sheet-empty" },
        { "header only", Encoding.UTF8.GetBytes(Header), "sheet-empty" },
        { "empty workbook", Workbook(), "sheet-empty" },
        { "header-only workbook", Workbook([HeaderCells]), "sheet-empty" },
        { "half a workbook", Workbook(HeaderCells, KariCells)[..^200], "spreadsheet-damaged" },
        { "broken XML", Workbook(false, ("Ark1", "<worksheet><sheetData>")), "spreadsheet-damaged" },
        { "too many parts", Zip(Enumerable.Range(0, 2_001).Select(i => ($"xl/{i}.xml", ""))), "spreadsheet-too-large" },
        { "one part that unpacks 1,000 times", Zip([("xl/media/a.bin", new string('a', 2_000_000))]), "spreadsheet-too-large" },
        { "many parts too large together", Zip(Enumerable.Range(0, 70).Select(i => ($"xl/{i}.xml", new string('a', 1_000_000)))),
            "spreadsheet-too-large" },
        { "a part that lies about its size",
            Lying(Workbook(false, ("Ark1", SheetXml(HeaderCells, KariCells) + new string(' ', 3_000_000)))),
            "spreadsheet-damaged" },
        { "entities", Workbook(false, ("Ark1", "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>")),
            "spreadsheet-too-large" },
        { "entity from outside", Workbook(false, ("Ark1", "<?xml version=\"1.0\"?><!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>")),
            "spreadsheet-too-large" },
        { "entities behind a long comment",
            Workbook(false, ("Ark1", $"<!--{new string('x', 9000)}--><!DOCTYPE w [<!ENTITY a \"a\">]><worksheet>&a;</worksheet>")),
            "spreadsheet-damaged" },
        { "upload without end", new byte[17 * 1024 * 1024], "spreadsheet-too-large" },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Are_refused_with_the_reason(string what, byte[] bytes, string code) =>
        Refused(code, () => Read(bytes, "liste.xlsx")).Message.ShouldNotBeNullOrWhiteSpace(what);

    [Theory]
    [InlineData("liste.xlsx")]
    [InlineData("liste.xls")]
    [InlineData("bilde.png")]
    public void Text_under_another_name_is_read_as_text(string name)
    {
        var sheet = Read(Encoding.UTF8.GetBytes($"{Header}\n{Kari}"), name);

        sheet.Rows.Count.ShouldBe(1);
        sheet.Findings.ShouldBe([
            new Finding(
                1, FindingKind.Note, "file-name-misleads", null,
                "The file's name says otherwise, but its content is csv, and is read as such."),
        ]);
    }

    [Fact]
    public void A_workbook_under_another_name_is_read_as_a_workbook()
    {
        var sheet = Read(Workbook(HeaderCells, KariCells), "LISTE.CSV");

        sheet.Rows.Count.ShouldBe(1);
        Codes(sheet).ShouldBe(["file-name-misleads@1"]);
    }

    /// <summary>
    /// Sets the last part's unpacked size in the central directory (24 bytes from its signature) to one byte: .NET reads no further than
    /// that.
    /// </summary>
    private static byte[] Lying(byte[] zip)
    {
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 1);
        return zip;
    }
}
