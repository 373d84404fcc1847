using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Samlop.Routes;

/// <summary>The docstrings of the contract's methods, for the API's document.</summary>
internal sealed partial class Docstrings
{
    /// <summary>By a member's name without its parameters; grains have no overloads, other types may.</summary>
    private readonly ILookup<string, string> _summaries;

    private Docstrings(IEnumerable<XElement> members) =>
        _summaries = members.Where(member => member.Element("summary") is not null)
            .ToLookup(member => ((string)member.Attribute("name")!).Split('(')[0], member => Plain(member.Element("summary")!));

    /// <summary>Reads the documentation file beside the assembly; empty if there is none.</summary>
    public static Docstrings Of(Assembly contract)
    {
        var file = Path.ChangeExtension(contract.Location, ".xml");
        return new Docstrings(File.Exists(file) ? XDocument.Load(file).Descendants("member") : []);
    }

    public string? Of(GrainMethod method) => _summaries[$"M:{method.Interface.FullName}.{method.Name}"].SingleOrDefault();

    /// <summary>Splits a summary into what the method does and what it refuses.</summary>
    public static (string Does, string? Refuses) Split(string summary)
    {
        var at = summary.IndexOf("Refused:", StringComparison.Ordinal);
        return at < 0 ? (summary, null) : (summary[..at].Trim(), summary[at..].Trim());
    }

    private static string Plain(XElement summary)
    {
        foreach (var code in summary.Descendants("c").ToList())
            code.ReplaceWith($"`{code.Value}`");
        foreach (var reference in summary.Descendants().Where(element => element.Name.LocalName is "see" or "paramref").ToList())
            reference.ReplaceWith(((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.', ':')[^1]);
        return White.Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White { get; }
}
