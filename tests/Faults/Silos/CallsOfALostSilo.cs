using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>A silo is killed while it has a command whose sender waits.</summary>
[Collection(nameof(Cluster))]
public sealed class CallsOfALostSilo(Cluster cluster)
{
    [Fact]
    public async Task Are_answered_by_another_and_count_once()
    {
        await cluster.Run("silo-1", "silo-2");
        var proposing = (await Crowd.Group(cluster, clients: 1)).Single();
        var crowd = await Crowd.Of(cluster.Facts, [proposing]);

        Task<bool> acknowledged;
        await using (var group = await cluster.Facts.Hold(proposing.Stream))
        {
            acknowledged = proposing.Say();
            await Wait.Until(async () => await cluster.Facts.WantedBy(group) is not null, "a silo wants to record the proposal");
            await cluster.Kill((await cluster.Facts.WantedBy(group))!);
        }

        (await acknowledged).ShouldBeTrue("the sender need not send it again");
        (await crowd.Audit()).ShouldBeEmpty();
    }
}
