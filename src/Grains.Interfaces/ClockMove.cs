using System.Globalization;
using System.Text.RegularExpressions;

namespace Samlop;

/// <summary>To which time a clock is to be moved, as a person says it. Days are those of the Norwegian calendar.</summary>
public static partial class ClockMove
{
    private const int LastYear = 2199;

    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>A day in Norway begins to matter when people come to work.</summary>
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The time that is meant, whether or not it is ahead.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="to">
    /// <c>+1d</c> (the same time of day so many days later, also where summer time begins or ends in between), <c>+6h</c> or <c>+90m</c> (so much
    /// later), <c>2027-03-28</c> (that day at eight o'clock in Oslo) or <c>2027-03-28T01:30+01:00</c>.
    /// </param>
    /// <exception cref="ClockRefused">It is none of these.</exception>
    public static DateTimeOffset From(DateTimeOffset now, string to)
    {
        if (Step.Match(to) is { Success: true } step)
        {
            var many = int.Parse(step.Groups["many"].ValueSpan, CultureInfo.InvariantCulture);
            return step.Groups["unit"].Value switch
            {
                "d" => DaysLater(now, many),
                "h" => now.AddHours(many),
                _ => now.AddMinutes(many),
            };
        }

        if (DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year <= LastYear)
            return At(day.ToDateTime(Morning));
        if (Time.IsMatch(to) && DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year <= LastYear)
            return time.ToUniversalTime();
        throw new ClockRefused(to.StartsWith('-')
            ? $"The clock only goes forward; {to} is back."
            : $"{to} is none of +1d, +6h, +90m, 2027-03-28 (08:00 in Oslo) or 2027-03-28T01:30+01:00.");
    }

    /// <summary>The time in Oslo, with its day of the week: <c>Sunday 2027-03-28T08:00:00+02:00</c>.</summary>
    public static string Text(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Oslo).ToString("dddd yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset DaysLater(DateTimeOffset now, int days) => At(TimeZoneInfo.ConvertTime(now, Oslo).DateTime.AddDays(days));

    /// <summary>
    /// Where the wall clock is put forward over this time, it is an hour later, and where it is put back to it, the second of the two: both are
    /// the offset of winter.
    /// </summary>
    private static DateTimeOffset At(DateTime wall) => new DateTimeOffset(wall, Oslo.GetUtcOffset(wall)).ToUniversalTime();

    [GeneratedRegex(@"^\+(?<many>[1-9][0-9]{0,3})(?<unit>[dhm])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Step { get; }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Time { get; }
}
