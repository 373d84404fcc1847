using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>A clock that several processes share through a file, and where there is none.</summary>
public sealed class ClockSpecs : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("samlop-clock-").FullName;

    private string File => Path.Combine(_folder, "clock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_move_is_known_at_once_to_all_who_share_the_file_and_to_those_who_come_later()
    {
        var (moved, other) = (new Clock(File), new Clock(File));
        (other.GetUtcNow() - DateTimeOffset.UtcNow).Duration().ShouldBeLessThan(Moment);

        moved.MoveTo(DateTimeOffset.UtcNow.AddDays(240));

        foreach (var clock in (Clock[])[moved, other, new Clock(File)])
            (clock.GetUtcNow() - DateTimeOffset.UtcNow.AddDays(240)).Duration().ShouldBeLessThan(Moment);
        (new Clock().GetUtcNow() - DateTimeOffset.UtcNow).Duration().ShouldBeLessThan(Moment);
    }

    [Fact]
    public void It_only_goes_forward()
    {
        var clock = new Clock(File);
        Should.Throw<ClockRefused>(() => clock.MoveTo(DateTimeOffset.UtcNow.AddDays(-1)));
        clock.MoveTo(DateTimeOffset.UtcNow.AddDays(10));
        Should.Throw<ClockRefused>(() => clock.MoveTo(DateTimeOffset.UtcNow.AddDays(9)));
    }

    [Fact]
    public void It_does_not_go_back_when_its_file_goes()
    {
        var clock = new Clock(File);
        clock.MoveTo(DateTimeOffset.UtcNow.AddDays(10));
        var told = clock.GetUtcNow();

        System.IO.File.Delete(File);

        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(told);
    }

    [Fact]
    public void What_measures_how_long_something_takes_is_not_moved()
    {
        var clock = new Clock(File);
        var begun = clock.GetTimestamp();

        clock.MoveTo(DateTimeOffset.UtcNow.AddDays(240));

        clock.GetElapsedTime(begun).ShouldBeLessThan(Moment);
    }

    [Fact]
    public void A_file_of_another_content_is_refused()
    {
        System.IO.File.WriteAllText(File, "yesterday");
        Should.Throw<ClockRefused>(() => new Clock(File));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_Development_neither_gateway_nor_silo_starts_with_it(string environment)
    {
        string[] settings = ["--environment", environment, "--urls", "http://127.0.0.1:0", $"--{Clock.Setting}={File}"];

        Should.Throw<SetupRefused>(() => GatewayHost.Build(settings)).Message.ShouldContain(environment);
        Should.Throw<ClockRefused>(() => SiloHost.Build(settings)).Message.ShouldContain(environment);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://127.0.0.1:8080;http://*:8081")]
    public void A_gateway_that_others_can_reach_does_not_start_with_it(string urls) =>
        Should.Throw<SetupRefused>(() => GatewayHost.Build(["--environment", "Development", "--urls", urls, $"--{Clock.Setting}={File}"]))
            .Message.ShouldContain("loopback");
}
