using System.Collections.Frozen;

namespace Samlop.NationalRegister;

/// <summary>A municipality as the national register has it.</summary>
/// <param name="Number">Four digits, the first may be 0.</param>
public sealed record OfficialMunicipality(string Number, string Name, string CountyNumber, string County, IReadOnlyList<string> OtherNames);

/// <summary>The 357 municipalities and 15 counties since 2024 (municipalities.csv beside this file says where they are from).</summary>
public static class MunicipalityRegister
{
    public static FrozenDictionary<string, OfficialMunicipality> All { get; } =
        Read().ToFrozenDictionary(municipality => municipality.Number);

    private static readonly ILookup<string, OfficialMunicipality> ByName = All.Values
        .SelectMany(NamesOf, (municipality, name) => (municipality, name))
        .ToLookup(pair => pair.name, pair => pair.municipality, StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string number) => All.ContainsKey(number);

    /// <summary>Every municipality of that name; more than one where the name alone is ambiguous (Herøy, Våler).</summary>
    public static IReadOnlyList<OfficialMunicipality> Named(string name) => [.. ByName[name.Trim()]];

    private static IEnumerable<string> NamesOf(OfficialMunicipality municipality) =>
        municipality.OtherNames.Append(municipality.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<OfficialMunicipality> Read()
    {
        using var stream = typeof(MunicipalityRegister).Assembly.GetManifestResourceStream("Samlop.NationalRegister.municipalities.csv")!;
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        int Column(string name) => Array.IndexOf(header, name);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return new OfficialMunicipality(
                cells[Column("number")], cells[Column("name")], cells[Column("county_number")], cells[Column("county")],
                cells[Column("other_names")].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }
}
