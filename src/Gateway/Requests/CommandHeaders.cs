using System.Globalization;

namespace Samlop.Requests;

/// <summary>The headers of a command.</summary>
/// <param name="IdempotencyKey">The client's name for the command. The same key again is the same command.</param>
/// <param name="ExpectedVersion">The version the client has seen (<c>If-Match</c>).</param>
/// <param name="Effective">When the content of the command was true (<c>Effective-At</c>).</param>
/// <param name="EffectiveText">The same, as it was sent: whether two commands are the same must not depend on the clock.</param>
internal sealed record CommandHeaders(string? IdempotencyKey, long? ExpectedVersion, DateTimeOffset? Effective, string? EffectiveText)
{
    public const string KeyHeader = "Idempotency-Key", VersionHeader = "If-Match", EffectiveHeader = "Effective-At";

    private const int LongestKey = 255;

    public static CommandHeaders Of(HttpRequest request, TimeProvider clock)
    {
        var effective = Single(request, EffectiveHeader, EffectiveInvalid);
        return new CommandHeaders(Key(request), Version(request), effective is null ? null : Time(effective, clock), effective);
    }

    private static string? Key(HttpRequest request)
    {
        var key = Single(request, KeyHeader, KeyInvalid);
        return key is null || (key.Length is >= 1 and <= LongestKey && key.All(letter => letter is >= ' ' and <= '~'))
            ? key
            : throw KeyInvalid();
    }

    private static long? Version(HttpRequest request)
    {
        if (Single(request, VersionHeader, VersionInvalid) is not { } tag)
            return null;
        return tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw VersionInvalid();
    }

    /// <summary>A date means noon of that day. For today before noon it means now, since nothing may be told before it is true.</summary>
    private static DateTimeOffset Time(string text, TimeProvider clock)
    {
        if (Timestamps.TryReadTime(text, out var time))
            return time;
        if (!Timestamps.TryReadDay(text, out var day))
            throw EffectiveInvalid();
        var noon = NorwegianTime.NoonOf(day);
        var now = clock.GetUtcNow();
        return noon > now && day == NorwegianTime.DayOf(now) ? now : noon;
    }

    private static string? Single(HttpRequest request, string header, Func<Refused> invalid) => request.Headers[header] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one.ToString(),
        _ => throw invalid(),
    };

    private static Refused KeyInvalid() =>
        new("idempotency-key-invalid", $"Idempotency-Key is 1 to 255 printable ASCII characters, once.", RefusalKind.Invalid);

    private static Refused VersionInvalid() =>
        new("if-match-invalid", $"If-Match is the version you have seen, as its ETag said it: \"7\".", RefusalKind.Invalid);

    private static Refused EffectiveInvalid() =>
        new("effective-at-invalid", $"Effective-At is a date (2026-03-01) or a date-time with offset (2026-03-01T10:00:00+01:00).",
            RefusalKind.Invalid);
}
