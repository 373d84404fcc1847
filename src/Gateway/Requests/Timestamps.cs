using System.Globalization;
using System.Text.RegularExpressions;

namespace Samlop.Requests;

/// <summary>Reads a date (<c>2026-03-01</c>) or a date-time with offset (RFC 3339) and nothing else, so that no locale matters.</summary>
internal static partial class Timestamps
{
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= 1900 and < 9000;

    public static bool TryReadTime(string text, out DateTimeOffset time)
    {
        time = default;
        if (!DateTimeWithOffset.IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        time = read.ToUniversalTime();
        return time.Year is >= 1900 and < 9000;
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeWithOffset { get; }
}
