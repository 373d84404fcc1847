using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samlop.Shell;

/// <summary>What the API says in bokmål, nynorsk and English (<c>Messages.json</c>; the English of a refusal is the refusal's own).</summary>
internal static partial class Languages
{
    public const string Bokmaal = "nb", Nynorsk = "nn", English = "en";

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
        Said.Titles.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var title) && title.TryGetValue(language, out var text) ? text : $"HTTP {status}";

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

    private static Texts Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Samlop.Shell.Messages.json")!;
        return JsonSerializer.Deserialize<Texts>(stream, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(@"\{([0-9])\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole { get; }

    private sealed record Texts(
        Dictionary<string, Dictionary<string, string>> Titles, Dictionary<string, Dictionary<string, string>> Messages);
}
