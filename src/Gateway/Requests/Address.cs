using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samlop.Requests;

/// <summary>
/// The address of a request: the ids in its path, and the query. Routes read it in the lambdas that call the grain. The API's document
/// finds the parameters in the same lambdas.
/// </summary>
public sealed partial class Address
{
    public const int DefaultLimit = 200, LargestLimit = 1000;

    /// <summary>Media type of a list that is sent row by row, one JSON value a line.</summary>
    internal const string RowByRow = "application/x-ndjson";

    private const int LongestQueryValue = 200;

    private static readonly string[] MomentNames = ["asOf", "knownAt", "atVersion", "version"];

    private readonly HttpRequest _request;

    private Address(HttpRequest request, bool streamed)
    {
        _request = request;
        Streamed = streamed;
    }

    /// <summary>Whether the client asks for the whole list, one row a line.</summary>
    public bool Streamed { get; }

    public string Region => this["region"];

    /// <summary>Whether the question is about the present. Then the answer's version can be sent back as <c>If-Match</c>.</summary>
    public bool IsNow => !MomentNames.Any(_request.Query.ContainsKey);

    /// <summary>An id in the path.</summary>
    public string this[string routeValue] => (string)_request.RouteValues[routeValue]!;

    /// <summary>Which past: <c>asOf</c>, <c>knownAt</c>.</summary>
    public Moment Moment => new(Instant("asOf"), Instant("knownAt"));

    /// <summary>Which past of one stream: <c>asOf</c>, <c>knownAt</c>, <c>atVersion</c>.</summary>
    public Moment StreamMoment => Moment with { AtVersion = Version("atVersion") };

    /// <summary>Which stretch of a list: <c>limit</c>, <c>after</c>.</summary>
    public Page Page => new(Query("after"), Limit() ?? (Streamed ? null : DefaultLimit));

    /// <summary>Refuses as not found an id that cannot be one, without asking the silos.</summary>
    public static Address Of(HttpContext http, IReadOnlySet<string> parameters)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (name, value) in http.Request.RouteValues)
            if (!(name == "number" ? MunicipalityNumber.IsMatch((string)value!) : IsSlug((string)value!)))
                throw Refused.NotFound();
        foreach (var name in http.Request.Query.Keys)
            if (!parameters.Contains(name))
                throw new Refused("query-parameter-unknown", $"There is no query parameter {Shown(name)} here.", RefusalKind.Invalid);
        return new Address(http.Request, http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == RowByRow));
    }

    public static bool IsSlug(string text) => Slug.IsMatch(text);

    /// <summary>A filter; null if it is absent.</summary>
    public string? Query(string name)
    {
        var values = _request.Query[name];
        if (values.Count == 0)
            return null;
        var value = values.ToString();
        return values.Count == 1 && value.Length is > 0 and <= LongestQueryValue && !value.Any(char.IsControl)
            ? value
            : throw Invalid(name);
    }

    /// <summary>A query parameter that must be present.</summary>
    public string Needed(string name) => Query(name) ?? throw Invalid(name);

    /// <summary>One of an enum's words in kebab-case.</summary>
    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (Query(name) is not { } word)
            return null;
        foreach (var choice in Enum.GetValues<T>())
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString()) == word)
                return choice;
        throw Invalid(name);
    }

    /// <summary>A calendar day.</summary>
    public DateOnly? Day(string name) =>
        Query(name) is not { } text ? null : Timestamps.TryReadDay(text, out var day) ? day : throw Invalid(name);

    /// <summary>A number from 1.</summary>
    public int? Number(string name) =>
        Query(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : throw Invalid(name);

    /// <summary>The holes of a template, in order.</summary>
    internal static IEnumerable<string> NamesIn(string template) => Hole.Matches(template).Select(hole => hole.Groups[1].Value);

    /// <summary>The key of a grain, from a template such as <c>{region}/{id}</c>.</summary>
    internal string Key(string template) => Hole.Replace(template, hole => this[hole.Groups[1].Value]);

    /// <summary>All values of the path: the content of a command without a body.</summary>
    internal SortedDictionary<string, string> RouteValues() =>
        new(_request.RouteValues.ToDictionary(pair => pair.Key, pair => (string)pair.Value!), StringComparer.Ordinal);

    private DateTimeOffset? Instant(string name)
    {
        // A plus sign that the client did not encode arrives as a space.
        if (Query(name)?.Replace(' ', '+') is not { } text)
            return null;
        return Timestamps.TryReadDay(text, out var day) ? NorwegianTime.EndOf(day)
            : Timestamps.TryReadTime(text, out var time) ? time
            : throw MomentInvalid(name);
    }

    private long? Version(string name) =>
        Query(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 ? version
        : throw MomentInvalid(name);

    private int? Limit() => Number("limit") is not { } limit ? null : limit <= LargestLimit ? limit : throw Invalid("limit");

    private static Refused Invalid(string name) =>
        new("query-parameter-invalid", $"The query parameter {Shown(name)} has no value that makes sense here.", RefusalKind.Invalid);

    private static Refused MomentInvalid(string name) =>
        new("moment-invalid", $"{name} is a date, a date-time with offset, or for atVersion a number from 1.", RefusalKind.Invalid);

    private static string Shown(string name) => name.Length <= 40 && name.All(char.IsAsciiLetterOrDigit) ? name : "…";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug { get; }

    [GeneratedRegex(@"^[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MunicipalityNumber { get; }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole { get; }
}
