using System.Text;
using Shouldly;
using Xunit;
using static Samlop.Imports.SheetFiles;

namespace Samlop.Imports;

/// <summary>How CSV files of coordinators and their cells are read.</summary>
public sealed class SpreadsheetSpecs
{
    private static readonly SheetRow KariAtTwo = new(
        2, "Kari", "Nordmann", "kari@oslo.example", "0301", "Oslo", "Skoleledelsen", "Rektor", true);

    [Fact]
    public void A_plain_list_is_read_without_findings()
    {
        var sheet = Csv(Header, Kari);

        sheet.Rows.ShouldBe([KariAtTwo]);
        sheet.Findings.ShouldBeEmpty();
        (sheet.Name, sheet.HeaderLine).ShouldBe((null, 1));
    }

    [Theory]
    [InlineData(";", "\r\n")]
    [InlineData(",", "\n")]
    [InlineData("\t", "\r")]
    public void Delimiters_and_line_endings_are_found_out(string delimiter, string ending)
    {
        var header = Header.Replace(";", delimiter, StringComparison.Ordinal);
        var kari = Kari.Replace(";", delimiter, StringComparison.Ordinal);
        var text = string.Join(ending, header, kari, "", kari, "");

        var sheet = Read(Encoding.UTF8.GetBytes(text));

        sheet.Rows.ShouldBe([KariAtTwo, KariAtTwo with { Line = 4 }]);
        sheet.Findings.ShouldBeEmpty();
    }

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true },
        { "utf-16", false }, { "utf-16", true },
        { "utf-16BE", false }, { "utf-16BE", true },
        { "windows-1252", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Norwegian_letters_survive_every_encoding(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. mark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes("Førenamn;Etternamn;E-post;Kommune;Leiargruppe\nÅse;Sæbø;ase@x.example;Ålesund;Blå\n"),
        ];

        var sheet = Read(bytes);

        sheet.Rows.ShouldBe([new SheetRow(2, "Åse", "Sæbø", "ase@x.example", "", "Ålesund", "Blå", null, false)]);
        Codes(sheet).ShouldBe(["column-not-there@1", "column-not-there@1"]);
    }

    [Theory]
    [InlineData("Ã…se")]
    [InlineData("SÃ¦bÃ¸")]
    [InlineData("K�re")]
    [InlineData("Bj›rn")]
    [InlineData("Oâ€™Brien")]
    public void Letters_from_the_wrong_encoding_are_pointed_out(string name) =>
        Codes(Csv(Header, Kari.Replace("Kari", name, StringComparison.Ordinal))).ShouldBe(["text-looks-misdecoded@2"]);

    [Theory]
    [InlineData("sep=;")]
    [InlineData("SEP=;")]
    public void The_line_that_names_the_delimiter_is_no_row(string first)
    {
        var sheet = Csv(first, Header, Kari);

        sheet.HeaderLine.ShouldBe(2);
        sheet.Rows.ShouldBe([KariAtTwo with { Line = 3 }]);
    }

    [Fact]
    public void The_delimiter_that_is_named_is_believed() =>
        Csv("sep=|", Header.Replace(';', '|'), Kari.Replace(';', '|')).Rows.ShouldBe([KariAtTwo with { Line = 3 }]);

    [Fact]
    public void Quotes_keep_delimiters_quotes_and_line_breaks_and_lines_are_the_files()
    {
        var sheet = Csv(Header, "\"Kari\r\nAnne\";\"Nord; \"\"mann\"\"\";a@x.example;0301;Oslo;;\"Skole\nledelsen\";", Kari);

        sheet.Rows.ShouldBe([
            new SheetRow(2, "Kari Anne", "Nord; \"mann\"", "a@x.example", "0301", "Oslo", "Skole ledelsen", null, false),
            KariAtTwo with { Line = 5 },
        ]);
        sheet.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_delimiter_inside_quotes_in_the_header_does_not_count() =>
        Csv("\"Fornavn\",\"Etternavn\",\"E-post (a;b;c;d;e)\",Kommune,Gruppe", "Kari,Nordmann,k@x.example,Oslo,A").Rows.Single().Group
            .ShouldBe("A");

    [Fact]
    public void Spaces_around_quotes_do_not_open_them() =>
        Csv(Header, "Kari; \"Nord;mann\" ;k@x.example;0301;Oslo;;A;").Rows.Single().FamilyName.ShouldBe("Nord;mann");

    [Fact]
    public void Blank_rows_and_empty_columns_at_the_end_are_nothing()
    {
        var sheet = Csv(Header + ";;", "", " ; ;;;;;;;;", Kari + ";;;;", ";;;;;;;");

        sheet.Rows.ShouldBe([KariAtTwo with { Line = 4 }]);
        sheet.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Ragged_rows_and_an_open_quote_are_pointed_out() =>
        Codes(Csv(Header, "Kari;Nordmann;k@x.example;0301;Oslo", Kari + ";mer", Kari, "\"Kari;Nordmann", Kari))
            .ShouldBe(["row-has-too-few-cells@2", "row-has-too-many-cells@3", "quote-not-closed@5", "row-has-too-few-cells@5"]);

    [Theory]
    [InlineData("301", "", "0301", "", "number-lost-leading-zero")]
    [InlineData("301.0", "", "0301", "", "number-lost-leading-zero")]
    [InlineData("4601,00", "Bergen", "4601", "Bergen", null)]
    [InlineData("0301 Oslo", "", "0301", "Oslo", null)]
    [InlineData("", "0301 Oslo", "0301", "Oslo", null)]
    [InlineData("", "Oslo (0301)", "0301", "Oslo", null)]
    [InlineData("", "Oslo - 301", "0301", "Oslo", "number-lost-leading-zero")]
    [InlineData("K-0301", "", "0301", "", null)]
    [InlineData("=\"0301\"", "", "0301", "", null)]
    [InlineData("'0301", "", "0301", "", null)]
    [InlineData("", "Nordre Follo", "", "Nordre Follo", null)]
    [InlineData("03010", "Oslo", "03010", "Oslo", "number-not-four-digits")]
    [InlineData("30", "", "30", "", "number-not-four-digits")]
    [InlineData("030", "", "030", "", "number-not-four-digits")]
    [InlineData("Oslo", "", "Oslo", "", "number-not-four-digits")]
    [InlineData("", "46011 Bergen", "46011", "Bergen", "number-not-four-digits")]
    public void Municipalities_are_taken_apart(string number, string name, string expectedNumber, string expectedName, string? code)
    {
        var sheet = Csv(Header, $"Kari;Nordmann;k@x.example;{number};{name};;A;");

        (sheet.Rows.Single().MunicipalityNumber, sheet.Rows.Single().MunicipalityName).ShouldBe((expectedNumber, expectedName));
        Codes(sheet).ShouldBe(code is null ? [] : [$"{code}@2"]);
        sheet.Findings.ShouldAllBe(finding => finding.Column == "municipality");
    }

    [Theory]
    [InlineData("mailto:Kari@Oslo.Example")]
    [InlineData("<Kari@Oslo.Example>")]
    [InlineData("Kari Nordmann <Kari@Oslo.Example>")]
    [InlineData("MAILTO:Kari@Oslo.Example?subject=Hei")]
    [InlineData("\u00A0Kari@Oslo.Example\u200B ")]
    public void Addresses_are_cleaned_and_keep_their_case(string address) =>
        Csv(Header, $"Kari;Nordmann;{address};0301;Oslo;;A;").Rows.Single().Email.ShouldBe("Kari@Oslo.Example");

    [Theory]
    [InlineData("ja", true)]
    [InlineData("J", true)]
    [InlineData("x", true)]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("sant", true)]
    [InlineData("nei", false)]
    [InlineData("", false)]
    public void Who_leads_is_said_in_many_ways(string said, bool leads)
    {
        var sheet = Csv(Header, $"Kari;Nordmann;k@x.example;0301;Oslo;;A;{said}");

        sheet.Rows.Single().Lead.ShouldBe(leads);
        sheet.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Who_leads_is_not_guessed()
    {
        var sheet = Csv(Header, "Kari;Nordmann;k@x.example;0301;Oslo;;A;kanskje");

        sheet.Rows.Single().Lead.ShouldBeFalse();
        sheet.Findings.ShouldBe([
            new Finding(
                2, FindingKind.Warning, "lead-not-understood", "lead",
                "“kanskje” says neither yes nor no to leading the group, and is read as no."),
        ]);
    }

    [Fact]
    public void Unseen_characters_go_and_accents_are_composed()
    {
        var sheet = Csv(Header, "\u00A0Ka\u0007ri\u200B;  A\u030Ase \u00A0 Nordmann\uFEFF;k@x.example;0301;Oslo;;A;");

        (sheet.Rows.Single().GivenName, sheet.Rows.Single().FamilyName).ShouldBe(("Kari", "Åse Nordmann"));
        sheet.Findings.ShouldBe(
            [new Finding(2, FindingKind.Warning, "control-characters-removed", "givenName", "Invisible control characters were removed.")]);
    }

    [Fact]
    public void A_cell_holds_500_characters()
    {
        Csv(Header, $"{new string('a', 500)};Nordmann;k@x.example;0301;Oslo;;A;").Findings.ShouldBeEmpty();

        var sheet = Csv(Header, $"{new string('a', 501)};Nordmann;k@x.example;0301;Oslo;;A;");
        sheet.Rows.Single().GivenName.Length.ShouldBe(500);
        Codes(sheet).ShouldBe(["cell-too-long@2"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+47", "'+47")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("Kari-Anne", "Kari-Anne")]
    [InlineData("", "")]
    public void Exports_are_guarded(string cell, string guarded) => Spreadsheet.Guard(cell).ShouldBe(guarded);

    [Fact]
    public void A_guarded_cell_comes_back_as_it_was_and_a_formula_in_text_is_pointed_out()
    {
        var sheet = Csv(
            Header,
            $"Kari;Nordmann;k@x.example;0301;Oslo;{Spreadsheet.Guard("=x")};A;",
            "Kari;Nordmann;k@x.example;0301;Oslo;=HYPERLINK(1);A;");

        sheet.Rows.Select(row => row.Position).ShouldBe(["=x", "=HYPERLINK(1)"]);
        Codes(sheet).ShouldBe(["formula-cell@3"]);
    }

    [Fact]
    public void Ten_thousand_rows_are_read_and_one_more_is_refused()
    {
        var lines = Enumerable.Repeat(Kari, 10_000).Prepend(Header).ToArray();

        Csv(lines).Rows.Count.ShouldBe(10_000);

        Refused("sheet-too-long", () => Csv([.. lines, Kari]));
    }

    [Fact]
    public void A_hundred_columns_are_read_and_one_more_is_refused()
    {
        string Extra(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $";k{i}"));

        Csv(Header + Extra(92), Kari).Rows.Count.ShouldBe(1);
        Refused("sheet-too-wide", () => Csv(Header + Extra(93), Kari));
        Refused("sheet-too-wide", () => Csv(Header, new string(';', 100_001)));
    }

    internal static IEnumerable<string> Codes(Sheet sheet) => sheet.Findings.Select(finding => $"{finding.Code}@{finding.Line}");

    internal static Refused Refused(string code, Action read)
    {
        var refused = Should.Throw<Refused>(read);
        (refused.Code, refused.Kind).ShouldBe((code, RefusalKind.Invalid));
        return refused;
    }
}
