using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>What <c>deploy/bench --micro</c> starts: it once ended well without having measured anything.</summary>
public sealed class SmallThings
{
    private static string Benchmarks { get; } = Path.Combine(
        Checkout.Root, "tests", "Benchmarks", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0",
        "Samlop.Benchmarks.dll");

    [Theory]
    [InlineData("*Decide", 0)]
    [InlineData("*NothingOfThisName", 1)]
    public async Task Are_measured_or_it_says_that_they_are_not(string name, int code)
    {
        var folder = Directory.CreateTempSubdirectory("samlop-faults-micro-");
        await using (
            var micro = new LoggedProcess(
                "micro", folder.FullName, new ProcessStartInfo(
                    "dotnet", [Benchmarks, "micro", "--filter", name, "--job", "Dry", "--artifacts", folder.FullName])))
            (await micro.Ended()).ShouldBe(
                code, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "micro.log"), TestContext.Current.CancellationToken));
        folder.Delete(recursive: true);
    }
}
