using System.IO.Compression;
using System.Net;
using System.Text;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Imports;

/// <summary>The import of people over HTTP, from the preview of a file to enrolled people.</summary>
public sealed class ImportSpecs(Installation installation)
{
    private const string Header = "Fornavn;Etternavn;E-post;Kommunenr;Kommune;Stilling;Ledergruppe;Leder";
    private const string Kari = "Kari;Nordmann;kari@kristiansand.example;4204;Kristiansand;Rektor;Skoleledelsen;ja";

    /// <summary>Files that cannot be used, and the codes of their refusals.</summary>
    public static TheoryData<string, string> Unusable => new()
    {
        { "empty", "file-missing" },
        { "header alone", "sheet-empty" },
        { "no column for addresses", "column-missing" },
        { "picture", "not-a-spreadsheet" },
        { "web page", "not-a-spreadsheet" },
        { "zip of something else", "not-a-spreadsheet" },
        { "zip bomb", "spreadsheet-too-large" },
        { "old workbook", "spreadsheet-too-old" },
        { "broken workbook", "spreadsheet-damaged" },
        { "10,001 rows", "sheet-too-long" },
        { "101 columns", "sheet-too-wide" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_nobody_can_use_is_refused_and_writes_nothing(string which, string code)
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var (facts, people) = (await story.Facts(), await story.KnownPeople());

        (await Upload(story, Nasty(which))).Refused(HttpStatusCode.BadRequest, code);

        (await story.Facts(), await story.KnownPeople()).ShouldBe((facts, people));
    }

    public static TheoryData<string, string, string> Doubtful => new()
    {
        { Kari + "\n" + Kari.Replace("Kari;", "Ola;", StringComparison.Ordinal).Replace("kari@", "KARI@", StringComparison.Ordinal),
            "email-twice@3", "email" },
        { Kari.Replace("4204;Kristiansand", ";Herøy", StringComparison.Ordinal), "municipality-ambiguous@2", "municipality" },
        { Kari.Replace("4204;", "42040;", StringComparison.Ordinal), "number-not-four-digits@2", "municipality" },
        { Kari.Replace("4204;Kristiansand", "4203;Arendal", StringComparison.Ordinal), "municipality-not-in-course@2", "municipality" },
        { Kari.Replace("4204;Kristiansand", "9999;", StringComparison.Ordinal), "municipality-unknown@2", "municipality" },
        { Kari.Replace("4204;Kristiansand", "4204;Bergen", StringComparison.Ordinal), "municipality-name-differs@2", "municipality" },
        { Kari.Replace("kari@kristiansand.example", "kari", StringComparison.Ordinal), "email-invalid@2", "email" },
        { Kari.Replace("Kari;Nordmann", ";Nordmann", StringComparison.Ordinal), "name-empty@2", "name" },
        { Kari.Replace("Skoleledelsen", " ", StringComparison.Ordinal), "group-empty@2", "group" },
        { Kari.Replace("Rektor", new string('r', 501), StringComparison.Ordinal), "cell-too-long@2", "position" },
        { Kari.Replace("Rektor", "\"Rektor", StringComparison.Ordinal), "quote-not-closed@2", "" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task A_sheet_with_errors_says_where_they_are_and_cannot_be_confirmed(string rows, string finding, string column)
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var (facts, people) = (await story.Facts(), await story.KnownPeople());

        var preview = (await Upload(story, Csv(rows))).Succeeded().As<ImportView>();

        preview.Findings[0].Kind.ShouldBe(FindingKind.Error);
        preview.Findings.Where(found => found.Kind is FindingKind.Error).Select(found => $"{found.Code}@{found.Line}")
            .ShouldContain(finding);
        preview.Findings.First(found => finding.StartsWith(found.Code, StringComparison.Ordinal)).Column
            .ShouldBe(column.Length > 0 ? column : null);
        (await Confirm(story, preview)).Refused(HttpStatusCode.Conflict, "import-has-errors");
        (await story.Facts(), await story.KnownPeople()).ShouldBe((facts, people));
    }

    [Theory]
    [InlineData(
        "Kari;Nordmann;kari@kristiansand.example;4204;Kristiansand;=HYPERLINK(\"http://x.example\");Skoleledelsen;", "formula-cell@2")]
    [InlineData("KÃ¥re;Nordmann;kari@kristiansand.example;4204;Kristiansand;Rektor;Skoleledelsen;", "text-looks-misdecoded@2")]
    [InlineData("Kari;Nordmann;kari@kristiansand.example;4204;Kristiansand;Rektor;Skoleledelsen;kanskje", "lead-not-understood@2")]
    public async Task What_is_doubtful_is_warned_of_before_it_is_confirmed(string row, string finding)
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);

        var preview = (await Upload(story, Csv(row))).Succeeded().As<ImportView>();

        preview.Findings.Where(found => found.Kind is FindingKind.Warning).Select(found => $"{found.Code}@{found.Line}")
            .ShouldBe([finding]);
        (await story.Facts("participant/")).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_looked_through_and_nothing_is_written()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var before = await story.Facts();

        var rows = Enumerable.Range(1, 10_000)
            .Select(i => $"Kari;Nr{i};nr{i}@kristiansand.example;4204;Kristiansand;Rektor;Gruppe {i % 300};");
        var preview = (await Upload(story, Csv([.. rows]))).Succeeded().As<ImportView>();

        (preview.Rows, preview.NewPeople, preview.KnownPeople, preview.NewGroups, preview.Phase)
            .ShouldBe((10_000, 10_000, 0, 300, ImportPhase.Previewed));
        preview.Findings.ShouldBeEmpty();
        (await story.Facts(), await story.KnownPeople()).ShouldBe((before, 0));
    }

    [Fact]
    public async Task A_good_sheet_is_previewed_confirmed_and_enrolled_and_the_same_sheet_again_changes_nothing()
    {
        var story = await Planned(installation, municipalities: [Kristiansand, Arendal]);
        (await story.Coordinator.Post(story.Path("enrolment-opening"))).Receipted();
        string[] sheet =
        [
            Kari,
            "Ola;Nordmann;ola@kristiansand.example;4204;;Rektor;skoleledelsen ;",
            "Åse;Sæbø;ase@arendal.example;;Arendal;;Helse;x",
            "Per;Øy;per@kristiansand.example;4204;;;Helse;",
        ];

        var uploaded = await Upload(story, Csv(sheet));
        uploaded.Status.ShouldBe(HttpStatusCode.Created);
        var preview = uploaded.As<ImportView>();
        uploaded.Location.ShouldBe($"/api/v1/regions/{story.Region}/imports/{preview.Id}");
        (preview.Rows, preview.NewPeople, preview.KnownPeople, preview.NewGroups, preview.Phase)
            .ShouldBe((4, 4, 0, 3, ImportPhase.Previewed));
        (await story.Facts("participant/")).ShouldBe(0);

        (await Confirm(story, preview)).Succeeded();
        await Done(story, preview);
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants"))
                .Count(row => row.Phase is EnrolmentPhase.Enrolled) == 4,
            "all four are enrolled");
        (await Confirm(story, preview)).Succeeded().As<ImportView>().Phase.ShouldBe(ImportPhase.Done);
        await Wait.Until(
            async () => (await story.Auditor.List<ManagementGroupRow>($"{story.Region}/groups")).Sum(row => row.Members) == 4,
            "the groups are listed with their members");
        var groups = await story.Auditor.List<ManagementGroupRow>($"{story.Region}/groups");
        groups.Select(row => (row.Municipality, row.Name, row.Members))
            .ShouldBe([(Kristiansand, "Skoleledelsen", 2), (Arendal, "Helse", 1), (Kristiansand, "Helse", 1)], ignoreOrder: true);
        (await story.Seats(Kristiansand))!.Taken.ShouldBe(3);

        var (facts, people) = (await story.Facts(), await story.KnownPeople());
        var again = (await Upload(story, Csv(sheet))).Succeeded().As<ImportView>();
        (again.NewPeople, again.KnownPeople, again.NewGroups).ShouldBe((0, 4, 0));
        again.Findings.Count(finding => finding.Code == "already-in-course").ShouldBe(4);
        (await Confirm(story, again)).Succeeded();
        await Done(story, again);
        (await story.Facts(), await story.KnownPeople()).ShouldBe((facts, people));
    }

    [Fact]
    public async Task A_workbook_in_a_form_is_read_like_any_other_file()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var workbook = SheetFiles.Workbook([.. Header.Split(';')], [.. Kari.Split(';')]);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(workbook), "file", "deltakere.xlsx" } };

        var preview = (await story.Coordinator.Post($"{story.Region}/imports?course={story.Course}", form)).Succeeded().As<ImportView>();

        (preview.Rows, preview.NewPeople).ShouldBe((1, 1));
        (await story.Coordinator.See<ImportView>($"{story.Region}/imports/{preview.Id}")).Rows.ShouldBe(1);
        using var other = new MultipartFormDataContent { { new StringContent("x"), "sheet", "deltakere.csv" } };
        (await story.Coordinator.Post($"{story.Region}/imports?course={story.Course}", other))
            .Refused(HttpStatusCode.BadRequest, "file-missing");
    }

    [Fact]
    public async Task An_import_is_of_a_course_that_there_is_by_a_coordinator()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);

        (await story.Coordinator.Post($"{story.Region}/imports?course=no-such", Csv(Kari)))
            .Refused(HttpStatusCode.BadRequest, "course-unknown");
        (await story.Coordinator.Post($"{story.Region}/imports", Csv(Kari))).Refused(HttpStatusCode.BadRequest, "query-parameter-invalid");
        (await story.Facilitator.Post($"{story.Region}/imports?course={story.Course}", Csv(Kari)))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Get($"{story.Region}/imports/no-such")).Refused(HttpStatusCode.NotFound, "import-unknown");
        (await story.Coordinator.Post($"{story.Region}/imports/no-such/confirmation", new ConfirmImport(true)))
            .Refused(HttpStatusCode.NotFound, "import-unknown");
        (await Upload(story, File(new byte[(10 * 1024 * 1024) + 1]))).Refused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    private static Task<Answer> Upload(RegionStory story, HttpContent file) =>
        story.Coordinator.Post($"{story.Region}/imports?course={story.Course}&name=deltakere.csv", file);

    private static Task<Answer> Confirm(RegionStory story, ImportView preview) =>
        story.Coordinator.Post($"{story.Region}/imports/{preview.Id}/confirmation", new ConfirmImport(Enrol: true));

    private static Task Done(RegionStory story, ImportView import) =>
        Wait.Until(
            async () => (await story.Coordinator.See<ImportView>($"{story.Region}/imports/{import.Id}")).Phase is ImportPhase.Done,
            "the import is done");

    private static ByteArrayContent Csv(params string[] rows) => File(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header))));

    private static ByteArrayContent File(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/octet-stream") } };

    private static ByteArrayContent Nasty(string which) => which switch
    {
        "empty" => File([]),
        "header alone" => Csv(),
        "no column for addresses" => File("Fornavn;Etternavn;Kommunenr;Ledergruppe\nKari;Nordmann;4204;Skole"u8.ToArray()),
        "picture" => File([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100]]),
        "web page" => File("<!DOCTYPE html><html><body><table><tr><td>Fornavn</td></tr></table></body></html>"u8.ToArray()),
        "zip of something else" => File(SheetFiles.Zip([("notes.txt", Kari)])),
        "zip bomb" => File(Bomb()),
        "old workbook" => File([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000]]),
        "broken workbook" => File(SheetFiles.Workbook([.. Header.Split(';')], [.. Kari.Split(';')])[..^200]),
        "10,001 rows" => Csv([.. Enumerable.Range(1, 10_001).Select(i => $"Kari;Nr{i};nr{i}@kristiansand.example;4204;;;Skole;")]),
        "101 columns" => File(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, 93).Select(i => $";k{i}")) + "\n" + Kari)),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    /// <summary>A hundred megabytes of blanks, packed into a tenth of a megabyte.</summary>
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in (string[])["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
            {
                using var entry = archive.CreateEntry(name).Open();
                var blanks = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
                for (var i = 0; i < (name.EndsWith("sheet1.xml", StringComparison.Ordinal) ? 100 : 1); i++)
                    entry.Write(blanks);
            }

        return file.ToArray();
    }
}
