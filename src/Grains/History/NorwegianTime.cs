namespace Samlop.History;

/// <summary>Days are Norwegian days: a gathering is held on its day in Oslo, whatever the server's clock says.</summary>
public static class NorwegianTime
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Oslo).DateTime);
}
