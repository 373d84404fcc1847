using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samlop.Problems;

/// <summary>
/// The words of the API in bokmål, nynorsk and English. Norwegian comes from the files <c>Messages.json</c>; the English sentence of a
/// refusal is the refusal's own.
/// </summary>
internal static partial class Languages
{
    public const string Bokmaal = "nb", Nynorsk = "nn", English = "en";

    private static readonly Assembly Gateway = Assembly.GetExecutingAssembly();

    private static readonly Texts Said = Load();

    /// <summary>Codes with a Norwegian sentence.</summary>
    public static IReadOnlyCollection<string> Codes => Said.Messages.Keys;

    /// <summary>The language that the client prefers among ours; bokmål if it names none.</summary>
    public static string Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(wish => (wish.Quality ?? 1) > 0)
        .OrderByDescending(wish => wish.Quality ?? 1)
        .Select(wish => Known(wish.Value.ToString()))
        .FirstOrDefault(language => language is not null) ?? Bokmaal;

    public static string Title(int status, string language) =>
        Said.Titles!.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var title) && title.TryGetValue(language, out var text)
            ? text
            : $"HTTP {status}";

    /// <summary>The sentence for a code; the English one if there is no Norwegian.</summary>
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

    /// <summary>Null if the refusal has fewer arguments than the sentence has holes.</summary>
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

    /// <summary>Merges the files <c>Messages.json</c> of all modules. A code stands in one of them only.</summary>
    private static Texts Load()
    {
        var titles = new Dictionary<string, Dictionary<string, string>>();
        var messages = new Dictionary<string, Dictionary<string, string>>();
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
