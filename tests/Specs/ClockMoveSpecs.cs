using System.Globalization;
using Shouldly;
using Xunit;

namespace Samlop;

public sealed class ClockMoveSpecs
{
    [Theory]
    [InlineData("2026-10-01T08:00:00+02:00", "+1d", "2026-10-02T08:00:00+02:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "+6h", "2026-10-01T14:00:00+02:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "+90m", "2026-10-01T09:30:00+02:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "+240d", "2027-05-29T08:00:00+02:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "2027-01-15", "2027-01-15T08:00:00+01:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "2027-03-28T01:30+01:00", "2027-03-28T01:30:00+01:00")]
    [InlineData("2026-10-01T08:00:00+02:00", "2027-03-28T00:30:15Z", "2027-03-28T01:30:15+01:00")]
    public void A_clock_is_moved_by_a_step_or_to_a_time(string now, string to, string expected) => From(now, to).ShouldBe(Time(expected));

    [Theory]
    // Summer time begins at two o'clock on Sunday 28 March 2027: that day has 23 hours.
    [InlineData("2027-03-27T08:00:00+01:00", "+1d", "2027-03-28T08:00:00+02:00")]
    [InlineData("2027-03-28T00:30:00+01:00", "+1d", "2027-03-29T00:30:00+02:00")]
    [InlineData("2027-03-28T00:30:00+01:00", "+6h", "2027-03-28T07:30:00+02:00")]
    [InlineData("2027-03-27T02:30:00+01:00", "+1d", "2027-03-28T03:30:00+02:00")]
    [InlineData("2027-03-27T08:00:00+01:00", "2027-03-28", "2027-03-28T08:00:00+02:00")]
    // It ends at three o'clock on Sunday 31 October 2027: that day has 25 hours.
    [InlineData("2027-10-30T08:00:00+02:00", "+1d", "2027-10-31T08:00:00+01:00")]
    [InlineData("2027-10-31T00:30:00+02:00", "+1d", "2027-11-01T00:30:00+01:00")]
    [InlineData("2027-10-31T00:30:00+02:00", "+6h", "2027-10-31T05:30:00+01:00")]
    [InlineData("2027-10-30T02:30:00+02:00", "+1d", "2027-10-31T02:30:00+01:00")]
    [InlineData("2027-10-31T02:30:00+02:00", "+60m", "2027-10-31T02:30:00+01:00")]
    public void A_day_is_one_of_the_Norwegian_calendar_and_an_hour_is_an_hour(string now, string to, string expected) =>
        From(now, to).ShouldBe(Time(expected));

    [Theory]
    [InlineData("-1d")]
    [InlineData("+0d")]
    [InlineData("1d")]
    [InlineData("+1w")]
    [InlineData("+99999d")]
    [InlineData("2027-02-29")]
    [InlineData("28.03.2027")]
    [InlineData("9027-03-28")]
    [InlineData("2027-03-28T01:30")]
    [InlineData("2027-03-28T25:30+01:00")]
    [InlineData("")]
    public void Anything_else_is_refused(string to) => Should.Throw<ClockRefused>(() => From("2026-10-01T08:00:00+02:00", to));

    [Fact]
    public void A_time_is_told_as_in_Oslo() => ClockMove.Text(Time("2027-03-28T06:00:00Z")).ShouldBe("Sunday 2027-03-28T08:00:00+02:00");

    private static DateTimeOffset From(string now, string to) => ClockMove.From(Time(now).ToUniversalTime(), to);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
