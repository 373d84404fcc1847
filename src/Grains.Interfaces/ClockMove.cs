using System.Globalization;
using System.Text.RegularExpressions;

namespace Samlop;

/// <summary>To which time a clock is to be moved, as a person says it. Days are those of the Norwegian calendar.</summary>
public static partial class ClockMove
{
    private const int LastYear = 2199;

    /// <summary>The hour that a date alone means.</summary>
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The time that is meant, whether or not it is ahead.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="to">
    /// <c>+1d</c> (the same time of day so many days later, also where summer time begins or ends in between), <c>+6h</c> or <c>+90m</c>
    /// (so much later), <c>2027-03-28</c> (that day at eight o'clock in Oslo) or <c>2027-03-28T01:30+01:00</c>.
    /// </param>
    /// <exception cref="ClockRefused">It is none of these.</exception>
    public static DateTimeOffset From(DateTimeOffset now, string to)
    {
        if (Step.Match(to) is { Success: true } step)
        {
            var many = int.Parse(step.Groups["many"].ValueSpan, CultureInfo.InvariantCulture);
            return step.Groups["unit"].Value switch
            {
                "d" => NorwegianTime.At(NorwegianTime.InOslo(now).DateTime.AddDays(many)),
                "h" => now.AddHours(many),
                _ => now.AddMinutes(many),
            };
        }

        var (culture, style) = (CultureInfo.InvariantCulture, DateTimeStyles.None);
        if (DateOnly.TryParseExact(to, "yyyy-MM-dd", culture, style, out var day) && day.Year <= LastYear)
            return NorwegianTime.At(day, Morning);
        if (Time.IsMatch(to) && DateTimeOffset.TryParse(to, culture, style, out var time) && time.Year <= LastYear)
            return time.ToUniversalTime();
        throw new ClockRefused(to switch
        {
            ['-', ..] => $"The clock only goes forward; {to} is back.",
            ['+', '0', ..] => $"{to} leaves the clock where it is.",
            _ => $"{to} is none of +1d, +6h, +90m (at most +9999), 2027-03-28 (08:00 in Oslo) or 2027-03-28T01:30+01:00, up to the year "
                + $"{LastYear}.",
        });
    }

    /// <summary>The time in Oslo, with its day of the week: <c>Sunday 2027-03-28T08:00:00+02:00</c>.</summary>
    public static string Text(DateTimeOffset time) =>
        NorwegianTime.InOslo(time).ToString("dddd yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\+(?<many>[1-9][0-9]{0,3})(?<unit>[dhm])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Step { get; }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d)?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex Time { get; }
}
