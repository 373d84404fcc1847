namespace Samlop;

/// <summary>Days are Norwegian days: a gathering is held on its day in Oslo, in whichever time zone the server runs.</summary>
public static class NorwegianTime
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(InOslo(time).DateTime);

    public static DateTimeOffset NoonOf(DateOnly day) => At(day, new TimeOnly(12, 0));

    /// <summary>The last microsecond of the day; the store keeps no smaller unit.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue).AddMicroseconds(-1);

    public static DateTimeOffset InOslo(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Oslo);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => At(day.ToDateTime(time));

    /// <summary>
    /// The time at which a clock on a wall in Oslo says this. In the hour that summer time leaves out, it is an hour later; in the hour
    /// that comes twice, it is the second one.
    /// </summary>
    public static DateTimeOffset At(DateTime wall) => new DateTimeOffset(wall, Oslo.GetUtcOffset(wall)).ToUniversalTime();
}
