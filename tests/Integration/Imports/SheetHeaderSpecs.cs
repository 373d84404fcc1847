using Shouldly;
using Xunit;
using static Samlop.Imports.SheetFiles;
using static Samlop.Imports.SpreadsheetSpecs;

namespace Samlop.Imports;

/// <summary>The names of the columns.</summary>
public sealed class SheetHeaderSpecs
{
    [Theory]
    [InlineData("fornavn;etternavn;e-postadresse;kommunenummer;kommune;stilling;ledergruppe;leder")]
    [InlineData("Førenamn;Etternamn;Epost;Kommunenr.;KOMMUNE;Tittel;Leiargruppe;Leiar")]
    [InlineData("Given name;Surname;Email;Municipality number;Municipality;Job title;Management group;Lead")]
    [InlineData("firstname;lastname;email;knr;institution;department;group1;leader")]
    [InlineData(" FORNAVN* ;Last-Name;E_Post (jobb);kommune nr;institution;profile_field_position;Gruppe:;Gruppeleiar")]
    public void Four_vocabularies_and_their_mixtures_are_understood(string header)
    {
        var sheet = Csv(header, Kari);

        sheet.Rows.ShouldBe([new SheetRow(2, "Kari", "Nordmann", "kari@oslo.example", "0301", "Oslo", "Skoleledelsen", "Rektor", true)]);
        sheet.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kari Anne Nordmann", "Kari Anne", "Nordmann", null)]
    [InlineData("Nordmann, Kari Anne", "Kari Anne", "Nordmann", null)]
    [InlineData("Nordmann", "", "Nordmann", "name-not-split")]
    public void A_full_name_is_split_at_the_last_space(string name, string given, string family, string? code)
    {
        var sheet = Csv("Navn;E-post;Kommune;Gruppe;Stilling;Leder", $"{name};k@x.example;Oslo;A;;");

        (sheet.Rows.Single().GivenName, sheet.Rows.Single().FamilyName).ShouldBe((given, family));
        Codes(sheet).ShouldBe(code is null ? [] : [$"{code}@2"]);
    }

    [Fact]
    public void The_header_may_stand_below_a_title_down_to_the_tenth_row()
    {
        string[] above = ["Påmelding til kurs", "", "Husk e-post og ledergruppe", "", "", "", "", "", ""];

        var sheet = Csv([.. above, Header, Kari]);

        sheet.HeaderLine.ShouldBe(10);
        sheet.Rows.Single().Line.ShouldBe(11);
        Refused("column-missing", () => Csv([.. above, "", Header, Kari]));
    }

    [Theory]
    [InlineData("Fornavn;Etternavn;Kommune;Gruppe", "e-post / e-post / e-mail")]
    [InlineData("E-post;Kommune;Gruppe", "navn / namn / name")]
    [InlineData("Fornavn;E-post;Kommune;Gruppe", "etternavn / etternamn / family name")]
    [InlineData("Etternavn;E-post;Kommune;Gruppe", "fornavn / førenamn / given name")]
    [InlineData("Navn;E-post;Gruppe", "kommune / kommune / municipality")]
    [InlineData("Navn;E-post;Kommune", "ledergruppe / leiargruppe / management group")]
    public void A_missing_column_is_named_in_three_languages_beside_those_found(string header, string missing)
    {
        var refused = Refused("column-missing", () => Csv(header, "a;b;c;d"));

        refused.Arguments.ShouldBe([missing, header.Replace(";", ", ", StringComparison.Ordinal)]);
        refused.Message.ShouldBe($"There is no column for {missing}. The columns found are: {refused.Arguments[1]}.");
    }

    [Fact]
    public void Several_missing_columns_are_named_at_once() =>
        Refused("column-missing", () => Csv("Navn;Kommune", "a;b")).Arguments[0]
            .ShouldBe("e-post / e-post / e-mail; ledergruppe / leiargruppe / management group");

    [Theory]
    [InlineData("Kari;kari@oslo.example;0301", "(A), (B), (C)")]
    [InlineData("Navn på deltaker;E-post jobb;Kommune/organisasjon\nKari Nordmann;kari@oslo.example;Leder", "(A), (B), Leder")]
    public void A_list_without_a_known_header_is_refused_without_repeating_anything_of_a_person(string list, string found) =>
        Refused("column-missing", () => Csv(list.Split('\n'))).Arguments[1].ShouldBe(found);

    [Fact]
    public void Columns_that_are_not_known_are_named_by_their_letters() =>
        Refused("column-missing", () => Csv($"{new string(';', 27)}Telefon;Navn", "a;b")).Arguments[1].ShouldBe("(AB), Navn");

    [Fact]
    public void Columns_unknown_twice_and_not_there_are_noted_at_the_header()
    {
        var sheet = Csv("Navn;department;Telefon;E-post;Kommune;Gruppe;Stilling", "Kari Nordmann;Oppvekst;1;k@x.example;Oslo;A;Rektor");

        sheet.Rows.Single().Position.ShouldBe("Rektor");
        sheet.Findings.ShouldBe([
            new Finding(1, FindingKind.Note, "column-unknown", null, "The column “Telefon” is not read."),
            new Finding(
                1, FindingKind.Warning, "column-twice", "position", "Another column says the same as “department”, which is not read."),
            new Finding(1, FindingKind.Note, "column-not-there", "lead", "There is no column for “lead”; it stays empty."),
        ]);
    }
}
