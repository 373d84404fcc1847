namespace Samlop.Demo;

/// <summary>
/// The course's calendar: eight months that end a few days before the run began. What the demo tells is told now, and was true then:
/// facts carry these days as their effective dates.
/// </summary>
internal sealed class Calendar(DateOnly begun)
{
    private static readonly TimeSpan Winter = TimeSpan.FromHours(1);

    public DateOnly Planned => begun.AddDays(-260);

    public DateOnly StartsOn => begun.AddDays(-245);

    public DateOnly EndsOn => begun.AddDays(-2);

    public DateOnly Enrolment => begun.AddDays(-252);

    /// <summary>Module 0 to 3 opens four weeks before its gathering and closes three weeks after.</summary>
    public DateOnly Gathering(int module) => StartsOn.AddDays(35 + (module * 58));

    public DateOnly Opens(int module) => Gathering(module).AddDays(-28);

    public DateOnly Closes(int module) => Gathering(module).AddDays(21);

    /// <summary>Somewhere in the stretch, at an hour of work, the same for the same person in every run.</summary>
    public static DateTimeOffset Between(DateOnly from, DateOnly to, int person) =>
        At(from.AddDays(person * 7 % Math.Max(1, to.DayNumber - from.DayNumber)), 8 + (person % 8));

    public static DateTimeOffset At(DateOnly day, int hour = 11) => new(day.ToDateTime(new TimeOnly(hour, 0)), Winter);
}
