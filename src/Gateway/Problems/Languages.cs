using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samlop.Problems;

/// <summary>What the API says in bokmål, nynorsk and English (<c>Messages.json</c>; the English of a refusal is the refusal's own).</summary>
internal static partial class Languages
{
    public const string Bokmaal = "nb", Nynorsk = "nn", English = "en";

    private static readonly Assembly Gateway = Assembly.GetExecutingAssembly();

    private static readonly Texts Said = Load();

    /// <summary>Codes that can be said in Norwegian.</summary>
    public static IReadOnlyCollection<string> Codes => Said.Messages.Keys;

    /// <summary>The language a client likes best of those there are; bokmål when it does not say.</summary>
    public static string Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(wish => (wish.Quality ?? 1) > 0)
        .OrderByDescending(wish => wish.Quality ?? 1)
        .Select(wish => Known(wish.Value.ToString()))
        .FirstOrDefault(language => language is not null) ?? Bokmaal;

    public static string Title(int status, string language) =>
        Said.Titles!.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var title) && title.TryGetValue(language, out var text) ? text : $"HTTP {status}";

    /// <summary>The sentence for a code; the English one where there is no Norwegian.</summary>
    public static string Detail(string code, string english, IReadOnlyList<string> arguments, string language) =>
        language != English && Said.Messages.TryGetValue(code, out var message) && message.TryGetValue(language, out var sentence)
            ? Fill(sentence, arguments) ?? english
            : english;

    private static string? Known(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "nb" or "no" or "*" => Bokmaal,
        "nn" => Nynorsk,
        "en" => English,
        _ => null,
    };

    /// <summary>Null when the refusal has fewer holes than the sentence.</summary>
    private static string? Fill(string sentence, IReadOnlyList<string> arguments)
    {
        var missing = false;
        var filled = Hole.Replace(sentence, hole =>
        {
            var index = int.Parse(hole.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            missing |= index >= arguments.Count;
            return missing ? "" : arguments[index];
        });
        return missing ? null : filled;
    }

    /// <summary>The words of all modules, each from the file <c>Messages.json</c> in the module's folder. A code stands in one of them.</summary>
    private static Texts Load()
    {
        var (titles, messages) = (new Dictionary<string, Dictionary<string, string>>(), new Dictionary<string, Dictionary<string, string>>());
        foreach (var file in Gateway.GetManifestResourceNames().Where(name => name.EndsWith("Messages.json", StringComparison.Ordinal)))
        {
            using var stream = Gateway.GetManifestResourceStream(file)!;
            var said = JsonSerializer.Deserialize<Texts>(stream, JsonSerializerOptions.Web)!;
            foreach (var (status, title) in said.Titles ?? [])
                titles.Add(status, title);
            foreach (var (code, message) in said.Messages)
                messages.Add(code, message);
        }

        return new Texts(titles, messages);
    }

    [GeneratedRegex(@"\{([0-9])\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole { get; }

    private sealed record Texts(
        Dictionary<string, Dictionary<string, string>>? Titles, Dictionary<string, Dictionary<string, string>> Messages);
}
