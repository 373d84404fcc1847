using MiniExcelLibs;
using Shouldly;
using Xunit;
using static Samlop.Imports.SheetFiles;
using static Samlop.Imports.SpreadsheetSpecs;

namespace Samlop.Imports;

/// <summary>How <c>.xlsx</c> files of coordinators are read.</summary>
public sealed class WorkbookSpecs
{
    private static readonly SheetRow KariAtTwo = new(
        2, "Kari", "Nordmann", "kari@oslo.example", "0301", "Oslo", "Skoleledelsen", "Rektor", true);

    [Fact]
    public void A_plain_workbook_is_read_without_findings()
    {
        var sheet = Read(Workbook(HeaderCells, KariCells), "liste.xlsx");

        sheet.Rows.ShouldBe([KariAtTwo]);
        sheet.Findings.ShouldBeEmpty();
        (sheet.Name, sheet.HeaderLine).ShouldBe(("Ark1", 1));
    }

    [Fact]
    public void A_workbook_that_a_library_wrote_is_read()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[]
        {
            new
            {
                Fornavn = "Åse", Etternavn = "Sæbø", Epost = "a@x.example", Kommunenummer = 301,
                Ledergruppe = "Blå", Leder = true, Stilling = "",
            },
        });

        Read(file.ToArray()).Rows.ShouldBe([new SheetRow(2, "Åse", "Sæbø", "a@x.example", "0301", "", "Blå", null, true)]);
    }

    [Theory]
    [InlineData(301, "0301", "number-lost-leading-zero")]
    [InlineData(301.0, "0301", "number-lost-leading-zero")]
    [InlineData(4601, "4601", null)]
    [InlineData(46011, "46011", "number-not-four-digits")]
    [InlineData(301.5, "301.5", "number-not-four-digits")]
    public void Numbers_are_municipality_numbers(object number, string expected, string? code)
    {
        var sheet = Read(Workbook(HeaderCells, [.. KariCells[..3], number, .. KariCells[4..]]));

        sheet.Rows.Single().MunicipalityNumber.ShouldBe(expected);
        Codes(sheet).ShouldBe(code is null ? [] : [$"{code}@2"]);
    }

    [Fact]
    public void Shared_strings_truths_gaps_and_empty_rows_are_read_at_Excels_own_lines()
    {
        var sheet = Read(Workbook(
            null, ["Påmelding"], HeaderCells, null,
            ["Kari", "Nordmann", "k@x.example", 4601.0, null, null, new Shared(1), true],
            [], [" "], KariCells));

        sheet.HeaderLine.ShouldBe(3);
        sheet.Rows.ShouldBe([
            new SheetRow(5, "Kari", "Nordmann", "k@x.example", "4601", "", "Kommunale tjenester", null, true),
            KariAtTwo with { Line = 8 },
        ]);
        sheet.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Formulas_dates_errors_and_control_characters_are_pointed_out()
    {
        var sheet = Read(Workbook(
            HeaderCells,
            [
                new Formula("A1", "Kari"), "Nordmann", new Formula("B2&C2", null), "0301", "Oslo",
                new DateTime(2026, 2, 1), new Error("#N/A"), new Formula("1", "ja"),
            ],
            ["Ka_x0000_ri", "Nord_xD800_mann", "k@x.example", "0301", "Oslo", null, new Shared(0), null]));

        sheet.Rows.ShouldBe([
            new SheetRow(2, "Kari", "Nordmann", "", "0301", "Oslo", "#N/A", "2026-02-01", true),
            new SheetRow(3, "Kari", "Nordmann", "k@x.example", "0301", "Oslo", "Skoleledelsen", null, false),
        ]);
        sheet.Findings.Select(f => (f.Line, f.Code, f.Column)).ShouldBe([
            (2, "formula-cell", "givenName"), (2, "cell-is-a-date", "position"),
            (2, "formula-cell", "email"), (2, "cell-is-an-error", "group"), (2, "formula-cell", "lead"),
            (3, "control-characters-removed", "givenName"), (3, "control-characters-removed", "familyName"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void The_first_worksheet_with_a_known_header_is_read_and_the_others_noted()
    {
        var sheet = Read(Workbook(
            false,
            ("Tom", SheetXml()), ("Veiledning", SheetXml(["Slik fyller du ut", "E-post"])),
            ("Deltakere", SheetXml(HeaderCells, KariCells)), ("Gamle", SheetXml(HeaderCells, KariCells))));

        sheet.Name.ShouldBe("Deltakere");
        sheet.Rows.ShouldBe([KariAtTwo]);
        sheet.Findings.ShouldBe(
            [new Finding(1, FindingKind.Note, "other-sheets", null, "Only this worksheet is read, not “Veiledning”, “Gamle”.")]);
    }

    [Fact]
    public void A_hidden_worksheet_comes_last() =>
        Read(Workbook(true, ("Skjult", SheetXml(HeaderCells, KariCells)), ("Synlig", SheetXml(HeaderCells, KariCells)))).Name
            .ShouldBe("Synlig");

    [Fact]
    public void A_cell_cannot_ask_for_another_part_of_the_package() =>
        Read(Workbook(HeaderCells, [.. KariCells[..5], "@@@fileid@@@,xl/workbook.xml", .. KariCells[6..]])).Rows
            .ShouldBe([KariAtTwo with { Position = "@@@fileid@@@,xl/workbook.xml" }]);

    [Fact]
    public void Merged_rows_are_pointed_out()
    {
        var xml = SheetXml(HeaderCells, KariCells, KariCells)
            .Replace("</worksheet>", "<mergeCells><mergeCell ref=\"G2:G3\"/></mergeCells></worksheet>", StringComparison.Ordinal);

        Codes(Read(Workbook(false, ("Ark1", xml)))).ShouldBe(["merged-cells@1"]);
    }

    [Fact]
    public void Ten_thousand_rows_are_read_and_one_more_is_refused()
    {
        var rows = Enumerable.Repeat(KariCells, 10_000).Prepend(HeaderCells).ToArray();

        Read(Workbook(rows)).Rows.Count.ShouldBe(10_000);

        Refused("sheet-too-long", () => Read(Workbook([.. rows, KariCells])));
    }

    [Fact]
    public void A_row_or_a_column_far_out_costs_nothing()
    {
        string Far(string place) =>
            SheetXml(HeaderCells, KariCells)
                .Replace("</sheetData>", $"<row r=\"1048576\"><c r=\"{place}\"><v>1</v></c></row></sheetData>", StringComparison.Ordinal);
        var wide = SheetXml(HeaderCells, KariCells)
            .Replace("</row></sheetData>", "<c r=\"XFD2\"><v>1</v></c></row></sheetData>", StringComparison.Ordinal);
        var boast = SheetXml(HeaderCells, KariCells)
            .Replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>", StringComparison.Ordinal);

        Refused("sheet-too-long", () => Read(Workbook(false, ("Ark1", Far("A1048576")))));
        Refused("sheet-too-wide", () => Read(Workbook(false, ("Ark1", wide))));
        Read(Workbook(false, ("Ark1", boast))).Rows.ShouldBe([KariAtTwo]);
    }

    [Fact]
    public void Cells_without_a_place_are_read_or_refused_but_never_misread()
    {
        var bare = System.Text.RegularExpressions.Regex.Replace(SheetXml(HeaderCells, KariCells), " r=\"[A-Z]*[0-9]+\"", "");
        var boast = bare.Replace("<sheetData>", "<dimension ref=\"A1:H2\"/><sheetData>", StringComparison.Ordinal);

        Read(Workbook(false, ("Ark1", bare))).Rows.ShouldBe([KariAtTwo]);
        Refused("spreadsheet-damaged", () => Read(Workbook(false, ("Ark1", boast))));
    }
}
