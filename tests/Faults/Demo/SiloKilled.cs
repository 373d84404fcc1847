using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>The silo is killed while the demo plays, and everything started again.</summary>
[Collection(nameof(DeployedInstallation))]
public sealed class SiloKilled
{
    private const int Leaders = 40, AcknowledgedBefore = 300;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"samlop-acknowledged-{Guid.NewGuid():n}");

    [Fact]
    public async Task The_demo_goes_on_its_books_balance_and_nothing_acknowledged_is_missing()
    {
        await using var installation = new DeployedInstallation(new() { ["SAMLOP_DEMO_ACKNOWLEDGED"] = _file });
        await installation.Up();
        using var demo = installation.Demo(Leaders);
        await Wait.Until(() => Acknowledges(demo), $"{AcknowledgedBefore} commands are acknowledged", seconds: 180);

        using (var silo = installation.Process("silo-1"))
        {
            silo.Kill();
            await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var before = Acknowledged.Read(_file).Count;
        demo.Runs.ShouldBeTrue(demo.Output);
        await installation.Up();
        (await demo.Ended()).ShouldBe(0, demo.Output);

        demo.Output.ShouldContain("balance");
        var acknowledged = Acknowledged.Read(_file);
        acknowledged.Count.ShouldBeGreaterThan(before);
        await using var facts = new Facts(installation.Facts);
        var recorded = await facts.Of(acknowledged[0].Region);
        Ledger.Complaints(acknowledged, recorded).ShouldBeEmpty();
        Ledger.WithoutFact(acknowledged, recorded).ShouldBeEmpty();
        IsWatchful(acknowledged, recorded);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{before} commands were acknowledged before the kill, {acknowledged.Count} in all; {recorded.Count} facts.");
        File.Delete(_file);
    }

    private Task<bool> Acknowledges(DeployedInstallation.Script demo)
    {
        demo.Runs.ShouldBeTrue(demo.Output);
        return Task.FromResult(File.Exists(_file) && File.ReadLines(_file).Count() >= AcknowledgedBefore);
    }

    /// <summary>The same eyes see what is wrong when something is.</summary>
    private static void IsWatchful(IReadOnlyList<Acknowledged> acknowledged, IReadOnlyList<StoredFact> recorded)
    {
        var last = acknowledged.Last(command => command.Stream is not null);
        var fact = recorded.First(fact => fact.Command == last.Command);
        Ledger.Complaints([.. acknowledged, last with { Version = 10_000 }], recorded).ShouldHaveSingleItem().ShouldContain("10000");
        Ledger.Complaints(acknowledged, [.. recorded.Where(other => other != fact)]).ShouldNotBeEmpty();
        Ledger.Complaints(acknowledged, [.. recorded, fact with { Version = recorded.Count(other => other.Stream == fact.Stream) + 1 }])
            .ShouldNotBeEmpty();
        Ledger.WithoutFact([last with { Key = "never sent" }], recorded).ShouldHaveSingleItem();
    }
}
