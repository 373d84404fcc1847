using System.Reflection;
using System.Text.Json;

namespace Samlop.Programmes;

/// <summary>The programmes that Samløp brings along (<c>Templates/*.json</c>, in the assembly).</summary>
internal static class Templates
{
    private const string Prefix = "Samlop.Programmes.Templates.", Suffix = ".json";

    private static readonly Dictionary<string, Lazy<ProgrammeContent>> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(
            name => name[Prefix.Length..^Suffix.Length], name => new Lazy<ProgrammeContent>(() => Read(name)), StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    public static ProgrammeContent? Named(string name) => All.GetValueOrDefault(name)?.Value;

    private static ProgrammeContent Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<ProgrammeContent>(stream, Json.Options)!;
    }
}
