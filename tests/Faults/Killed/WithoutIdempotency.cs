using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// The answer to a command is lost behind its commit, time and again. Who repeats it under its key has it once; who takes a new key has it
/// twice, and the audit says so: what it does not find elsewhere is not there.
/// </summary>
[Collection(nameof(Killable))]
public sealed class WithoutIdempotency(Killable installation)
{
    private static readonly int Commands = Effort.Rounds(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_command_whose_answer_was_lost_is_doubled_and_with_it_none(bool forgetful)
    {
        await installation.Cluster.Run("silo-1");
        var crowd = await Crowd.Of(installation.Cluster.Facts, await Crowd.Group(installation.Cluster, clients: 1, forgetful));
        var writer = crowd.Writers.Single();

        for (var number = 0; number < Commands; number++)
        {
            var cut = installation.Cluster.Proxy.Await(Cut.After, writer.Stream, thenAway: true);
            (await writer.Say()).ShouldBeFalse();
            cut.Count.ShouldBe(1);
            installation.Cluster.Proxy.ComeBack();
            await Wait.Until(writer.Say, "the command is acknowledged");
        }

        (await crowd.Audit()).Select(finding => finding.Flaw).ShouldBe(Enumerable.Repeat(Flaw.Doubled, forgetful ? Commands : 0));
    }
}
