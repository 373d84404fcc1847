namespace Samlop;

/// <summary>Days are Norwegian days: a gathering is held on its day in Oslo, in whichever time zone the server runs.</summary>
public static class NorwegianTime
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Oslo).DateTime);

    public static DateTimeOffset NoonOf(DateOnly day) => At(day, new TimeOnly(12, 0));

    /// <summary>The last microsecond of the day; the store keeps no smaller unit.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue).AddMicroseconds(-1);

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Oslo.GetUtcOffset(local)).ToUniversalTime();
    }
}
