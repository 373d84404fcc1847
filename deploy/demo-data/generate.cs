// Makes the three sheets of the demo, as three coordinators would have kept them. All people are made up.
//
//   dotnet run deploy/demo-data/generate.cs
//
// The seed is fixed: running it again writes the same files, byte for byte.
#:package MiniExcel
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

var here = AppContext.GetData("EntryPointFileDirectoryPath") as string
    ?? throw new InvalidOperationException("Run it with: dotnet run deploy/demo-data/generate.cs");
var municipalities = File.ReadLines(Path.Combine(here, "../../src/Grains/NationalRegister/municipalities.csv"))
    .Skip(1).Select(line => line.Split(','))
    .ToDictionary(cells => cells[0], cells => new Municipality(cells[0], cells[1], Bare(official: cells[1], others: cells[5])));

var agder = People(42, Titles.Bokmål, Names.Everywhere,
    "4201:12 4202:20 4203:25 4204:25 4205:20 4206:14 4207:13 4211:8 4212:8 4213:12 4214:12 4215:15 4216:11 4217:8 4218:7 "
    + "4219:10 4220:7 4221:7 4222:4 4223:16 4224:4 4225:14 4226:8 4227:12 4228:8");
var rogaland = People(11, Titles.Nynorsk, Names.Windows1252,
    "1101:14 1103:25 1106:21 1108:25 1111:8 1112:8 1114:8 1119:16 1120:16 1121:16 1122:13 1124:18 1127:13 1130:14 1133:8 "
    + "1134:9 1135:9 1144:4 1145:4 1146:13 1149:22 1151:4 1160:12");
var nordland = People(18, Titles.Bokmål, Names.North,
    "1804:19 1806:13 1811:6 1812:6 1813:9 1815:5 1816:4 1818:6 1820:9 1822:6 1824:11 1825:6 1826:5 1827:6 1828:6 1832:8 "
    + "1833:14 1834:6 1835:4 1836:5 1837:8 1838:6 1839:5 1840:8 1841:10 1845:6 1848:7 1851:6 1853:5 1856:4 1857:4 1859:5 "
    + "1860:10 1865:10 1866:9 1867:6 1868:8 1870:10 1871:8 1874:4 1875:7");

WriteExcel("agder.xlsx", agder);
var windows1252 = CodePagesEncodingProvider.Instance
    .GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
WriteText("rogaland.windows-1252.csv", windows1252, ';', "\r\n",
    ["Førenamn", "Etternamn", "E-post", "Kommunenummer", "Kommune", "Stilling", "Leiargruppe", "Leiar"],
    rogaland.Select(p => (string[])[p.Given, p.Family, p.Email, p.At.Number, p.At.Bare, p.Title, p.Group, p.Leads ? "ja" : ""]));
WriteText("nordland.csv", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ',', "\n",
    [
        "username", "firstname", "lastname", "email", "institution", "department", "group1", "kommunenummer", "profile_field_position",
        "leader",
    ],
    nordland.Select(p =>
        (string[])[p.Email, p.Given, p.Family, p.Email, p.At.Name, p.Department, p.Group, p.At.Number, p.Title, p.Leads ? "ja" : ""]));

foreach (var (name, people) in new[] { ("agder", agder), ("rogaland", rogaland), ("nordland", nordland) })
{
    var groups = people.GroupBy(p => (p.At.Number, p.Group)).ToList();
    var places = people.Select(p => p.At.Number).Distinct().Count();
    var small = groups.Count(g => g.Count() < 5);
    Console.WriteLine(
        $"{name}: {people.Count} people, {places} municipalities, {groups.Count} groups, {small} of them with fewer than 5 people");
}

// Of a name in two languages, the Norwegian one.
static string Bare(string official, string others) =>
    official.Contains(" - ", StringComparison.Ordinal) && others.Split('|')[0] is { Length: > 0 } bare ? bare : official;

// leaders: how many leaders each municipality has, "4201:12 4202:20 …"; bigger municipalities have more.
List<Person> People(int seed, Titles titles, Names names, string leaders)
{
    var random = new Random(seed);
    var people = new List<Person>();
    var counts = leaders.Split(' ')
        .Select(entry => (At: municipalities[entry[..4]], Count: int.Parse(entry.AsSpan(5), CultureInfo.InvariantCulture))).ToList();
    var largest = counts.Max(c => c.Count);
    foreach (var (at, count) in counts)
    {
        var groups = (count + 8) / 9;
        var others = titles.Sectors.OrderBy(_ => random.Next()).Take(groups - 1).ToList();
        var top = titles.Top with { Positions = [.. titles.Top.Positions.Where(p => !others.Any(o => o.Positions[0] == p))] };
        if (groups == 1 && random.Next(2) == 0)
        {
            top = top with { Name = titles.OnlyGroup };
        }

        var taken = new HashSet<string>();
        var here = new List<Person>();
        foreach (var (sector, index) in others.Prepend(top).Select((s, i) => (s, i)))
        {
            var size = count / groups + (index < count % groups ? 1 : 0);
            for (var i = 0; i < size; i++)
            {
                // In the largest municipalities two people share their name, as happens.
                var (given, family) = count == largest && here.Count == count - 1
                    ? (here[1].Given, here[1].Family)
                    : (names.AnyGiven(random), names.AnyFamily(random));
                var local = $"{Ascii(given)}.{Ascii(family)}";
                var unique = local;
                for (var n = 2; !taken.Add(unique); n++)
                {
                    unique = $"{local}.{n}";
                }

                here.Add(new(
                    given, family, $"{unique}@{Ascii(at.Bare)}.example", at, sector.Positions[i], sector.Name, sector.Department, i == 0));
            }
        }

        people.AddRange(here);
    }

    return people;
}

// Letters that e-mail addresses and domains do without.
static string Ascii(string text)
{
    var plain = new StringBuilder();
    foreach (var letter in text.ToLowerInvariant()
        .Replace("æ", "ae", StringComparison.Ordinal).Replace('ø', 'o').Replace('đ', 'd').Replace('ł', 'l').Replace('ŋ', 'n')
        .Normalize(NormalizationForm.FormD))
    {
        if (char.IsAsciiLetterOrDigit(letter))
        {
            plain.Append(letter);
        }
        else if (letter is ' ' or '-')
        {
            plain.Append('-');
        }
    }

    return plain.ToString();
}

void WriteText(string file, Encoding encoding, char separator, string newline, string[] header, IEnumerable<string[]> rows)
{
    var text = new StringBuilder();
    foreach (var row in rows.Prepend(header))
    {
        text.AppendJoin(separator, row.Select(Cell)).Append(newline);
    }

    File.WriteAllText(Path.Combine(here, file), text.ToString(), encoding);

    string Cell(string cell) => cell.AsSpan().IndexOfAny(separator, '"', '\n') < 0
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

void WriteExcel(string file, List<Person> people)
{
    using var written = new MemoryStream();
    MiniExcel.SaveAs(written, people.Select(p => new Dictionary<string, object>
    {
        ["Fornavn"] = p.Given,
        ["Etternavn"] = p.Family,
        ["E-post"] = p.Email,
        ["Kommunenr"] = p.At.Number,
        ["Kommune"] = p.At.Bare,
        ["Stilling"] = p.Title,
        ["Ledergruppe"] = p.Group,
        ["Leder"] = p.Leads ? "ja" : "",
    }), sheetName: "Deltakere", configuration: new OpenXmlConfiguration { AutoFilter = false });
    written.Position = 0;

    // Packed once more, with one time for all entries and counted ids for random ones, so that the same people give the same bytes.
    var ids = new Dictionary<string, string>();
    using var from = new ZipArchive(written, ZipArchiveMode.Read);
    using var target = File.Create(Path.Combine(here, file));
    using var to = new ZipArchive(target, ZipArchiveMode.Create);
    foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
    {
        var copy = to.CreateEntry(entry.FullName);
        copy.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var source = new StreamReader(entry.Open());
        using var sink = new StreamWriter(copy.Open());
        sink.Write(Regex.Replace(source.ReadToEnd(), "\"R[0-9a-f]{16,32}\"", id =>
            ids.TryGetValue(id.Value, out var counted) ? counted : ids[id.Value] = $"\"R{ids.Count + 1}\""));
    }
}

/// <param name="Name">Official: <c>Hábmer - Hamarøy</c>.</param>
/// <param name="Bare">Norwegian alone: <c>Hamarøy</c>.</param>
internal sealed record Municipality(string Number, string Name, string Bare);

internal sealed record Person(
    string Given, string Family, string Email, Municipality At, string Title, string Group, string Department, bool Leads);

/// <param name="Positions">Nine or more; the first leads the group.</param>
internal sealed record Sector(string Name, string Department, string[] Positions);

internal sealed record Titles(string OnlyGroup, Sector Top, Sector[] Sectors)
{
    public static readonly Titles Bokmål = new(
        "Ledergruppa",
        new("Kommunedirektørens ledergruppe", "Stab og ledelse",
        [
            "Kommunedirektør", "Økonomisjef", "Kommunalsjef helse og omsorg", "Kommunalsjef oppvekst", "IT- og digitaliseringsleder",
            "Kommunalsjef teknisk",
            "HR-sjef", "Assisterende kommunedirektør", "Kommunikasjonssjef", "Plan- og næringssjef", "Kultursjef", "Beredskapsleder",
        ]),
        [
            new("Helse og omsorg", "Helse og omsorg",
            [
                "Kommunalsjef helse og omsorg", "Virksomhetsleder hjemmetjenesten", "Virksomhetsleder sykehjem", "Leder velferdsteknologi",
                "Enhetsleder psykisk helse og rus",
                "Kommuneoverlege", "Enhetsleder bo og aktivitet", "Leder NAV", "Rådgiver fag og digitalisering",
            ]),
            new("Oppvekst", "Oppvekst",
            [
                "Kommunalsjef oppvekst", "Rektor", "Barnehagesjef", "Skolesjef", "Leder PP-tjenesten", "Leder barnevernstjenesten",
                "Styrer", "Ledende helsesykepleier", "Rådgiver digital skole",
            ]),
            new("Teknisk, plan og miljø", "Teknisk",
            [
                "Kommunalsjef teknisk", "Virksomhetsleder vann og avløp", "Plansjef", "Byggesaksleder", "Eiendomssjef", "Brannsjef",
                "Leder geodata", "Leder vei og park", "Landbrukssjef",
            ]),
            new("Digitalisering, HR og økonomi", "Stab",
            [
                "Assisterende kommunedirektør", "Digitaliseringsrådgiver", "HR-rådgiver", "Leder dokumentsenter", "Innkjøpsleder",
                "Personvernombud", "Lønningsleder", "Regnskapsleder", "Informasjonssikkerhetsleder",
            ]),
        ]);

    public static readonly Titles Nynorsk = new(
        "Leiargruppa",
        new("Leiargruppa til kommunedirektøren", "Stab og leiing",
        [
            "Kommunedirektør", "Økonomisjef", "Kommunalsjef helse og omsorg", "Kommunalsjef oppvekst", "IT- og digitaliseringsleiar",
            "Kommunalsjef teknisk",
            "HR-sjef", "Assisterande kommunedirektør", "Kommunikasjonssjef", "Plan- og næringssjef", "Kultursjef", "Beredskapsleiar",
        ]),
        [
            new("Helse og omsorg", "Helse og omsorg",
            [
                "Kommunalsjef helse og omsorg", "Verksemdsleiar heimetenesta", "Verksemdsleiar sjukeheim", "Leiar velferdsteknologi",
                "Einingsleiar psykisk helse og rus",
                "Kommuneoverlege", "Einingsleiar bu og aktivitet", "Leiar NAV", "Rådgjevar fag og digitalisering",
            ]),
            new("Oppvekst", "Oppvekst",
            [
                "Kommunalsjef oppvekst", "Rektor", "Barnehagesjef", "Skulesjef", "Leiar PP-tenesta", "Leiar barnevernstenesta", "Styrar",
                "Leiande helsesjukepleiar", "Rådgjevar digital skule",
            ]),
            new("Teknisk, plan og miljø", "Teknisk",
            [
                "Kommunalsjef teknisk", "Verksemdsleiar vatn og avløp", "Plansjef", "Byggjesaksleiar", "Eigedomssjef", "Brannsjef",
                "Leiar geodata", "Leiar veg og park", "Landbrukssjef",
            ]),
            new("Digitalisering, HR og økonomi", "Stab",
            [
                "Assisterande kommunedirektør", "Digitaliseringsrådgjevar", "HR-rådgjevar", "Leiar dokumentsenter", "Innkjøpsleiar",
                "Personvernombod", "Lønsleiar", "Rekneskapsleiar", "Informasjonstryggleiksleiar",
            ]),
        ]);
}

/// <summary>Common names, put together by chance.</summary>
/// <param name="Sámi">How many of a hundred names are Sámi.</param>
internal sealed record Names(int Sámi, string[] SámiGiven, string[] SámiFamily, string[] NewerGiven, string[] NewerFamily)
{
    private static readonly string[] Given =
    [
        "Anne", "Inger", "Kari", "Marit", "Ingrid", "Liv", "Eva", "Berit", "Astrid", "Bjørg", "Hilde", "Anna", "Solveig", "Marianne",
        "Randi", "Ida", "Nina", "Maria", "Elisabeth", "Kristin", "Heidi", "Silje", "Hanne", "Linda", "Tone", "Anita", "Tove", "Gro",
        "Ragnhild", "Åse", "Åshild", "Sølvi", "Jan", "Per", "Bjørn", "Ole", "Lars", "Kjell", "Knut", "Svein", "Arne", "Thomas", "Hans",
        "Geir", "Tor", "Morten", "Terje", "Odd", "Erik", "Martin", "Andreas", "John", "Anders", "Rune", "Trond", "Tore", "Daniel",
        "Jon", "Øyvind", "Ståle", "Pål", "Kåre", "Håkon", "Sjur", "Torbjørn", "Asbjørn", "Anne Grete", "Liv Marit", "Jan Erik",
        "Odd Arne", "Ann-Kristin",
    ];

    private static readonly string[] Family =
    [
        "Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen", "Jensen", "Karlsen", "Johnsen",
        "Pettersen", "Eriksen", "Berg", "Haugen", "Hagen", "Johannessen", "Andreassen", "Jacobsen", "Dahl", "Jørgensen", "Halvorsen",
        "Henriksen", "Lund", "Sørensen", "Jakobsen", "Moen", "Gundersen", "Iversen", "Strand", "Solberg", "Svendsen", "Eide",
        "Knutsen", "Martinsen", "Paulsen", "Bakken", "Kristoffersen", "Mathisen", "Lie", "Amundsen", "Nguyen", "Rasmussen", "Bakke",
        "Lunde", "Myhre", "Berge", "Sæther", "Ødegård", "Bø", "Vågen", "Sæbø", "Bråten", "Åsen", "Aas", "Øverland", "Mæland",
        "Sandvik", "Tveit", "Vik", "Haugland", "Myklebust", "Nygård", "Løken", "Næss", "Hovland", "Lien", "Fjelde", "Brekke", "Østby",
        "Dahl Bråten", "Vik Sørensen",
    ];

    private static readonly string[] SámiGivenAnywhere =
    [
        "Áilu", "Ánte", "Máret", "Sárá", "Lásse", "Láilá", "Biret", "Risten", "Niillas", "Elle", "Mihkkal", "Issát", "Ánne Máret",
        "Jovnna",
    ];

    private static readonly string[] SámiFamilyAnywhere =
    [
        "Sara", "Gaup", "Utsi", "Eira", "Somby", "Balto", "Hætta", "Buljo", "Turi", "Kåven", "Näkkäläjärvi", "Kintel", "Urheim",
        "Fjellheim",
    ];

    private static readonly string[] NewerGivenAnywhere =
    [
        "Amina", "Fatima", "Mohammed", "Ali", "Ahmed", "Agnieszka", "Piotr", "Tomasz", "Katarzyna", "Jonas", "Olena", "Dušan", "Saša",
        "Miloš", "Thi Mai", "Minh", "Priya", "Arjun", "Zainab", "Selam", "Yusuf", "José", "Sofía",
    ];

    private static readonly string[] NewerFamilyAnywhere =
    [
        "Ali", "Ahmed", "Hussain", "Khan", "Nowak", "Kowalska", "Tran", "Pham", "Le", "Kaya", "Yilmaz", "Hassan", "Osman", "Haile",
        "Tesfay", "Singh", "Kumar", "Bondarenko", "Novák", "Šimko", "García", "Müller",
    ];

    /// <summary>Only letters that Windows-1252 has: š yes, č no.</summary>
    public static readonly Names Windows1252 = new(3, SámiGivenAnywhere, SámiFamilyAnywhere, NewerGivenAnywhere, NewerFamilyAnywhere);

    public static readonly Names Everywhere = Windows1252 with
    {
        NewerGiven = [.. NewerGivenAnywhere, "Živa", "Luděk"],
        NewerFamily = [.. NewerFamilyAnywhere, "Kovačević", "Čolić", "Hadžić", "Kučera"],
    };

    public static readonly Names North = Everywhere with { Sámi = 12 };

    public string AnyGiven(Random random) => Any(random, Given, SámiGiven, NewerGiven);

    public string AnyFamily(Random random) => Any(random, Family, SámiFamily, NewerFamily);

    private string Any(Random random, string[] common, string[] sámi, string[] newer)
    {
        var roll = random.Next(100);
        var from = roll < Sámi ? sámi : roll < Sámi + 10 ? newer : common;
        return from[random.Next(from.Length)];
    }
}
