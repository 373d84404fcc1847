using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Samlop.ManagementGroups;

namespace Samlop.Benchmarks;

/// <summary>
/// What an idle active group costs in managed memory: the heap, collected and compacted, before and after many of them came to life.
/// </summary>
internal static class GrainBytes
{
    public static async Task<object> Measure(SamlopSilo silo, int groups)
    {
        const int from = Seeds.First + 3_000_000;
        await Seeds.Write(silo.Connection, from, groups, Groups.Version);
        // What the first activations bring along for all that follow is no group's own.
        await Parallel.ForEachAsync(Enumerable.Range(from, groups / 10), async (group, _) => await silo.Group(group).Standing());

        var rest = Enumerable.Range(from + (groups / 10), groups - (groups / 10)).ToArray();
        var before = Heap();
        await Parallel.ForEachAsync(
            rest, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (group, _) => await silo.Group(group).Standing());
        var all = (double)(Heap() - before) / rest.Length;
        return new GrainMemory(all, await State(silo, rest[..Math.Min(rest.Length, 2000)]));
    }

    /// <summary>The states alone: folded from facts read anew, nothing else kept.</summary>
    private static async Task<double> State(SamlopSilo silo, int[] groups)
    {
        var history = silo.Services.GetRequiredService<IHistory>();
        var states = new ManagementGroup[groups.Length];
        var before = Heap();
        for (var i = 0; i < groups.Length; i++)
        {
            var facts = await history.Read(Groups.Region, Groups.Stream(groups[i]), 0, CancellationToken.None);
            states[i] = facts.Aggregate(ManagementGroup.Initial, (state, fact) => state.Evolve((ManagementGroupFact)fact.Fact));
        }

        var bytes = (double)(Heap() - before) / states.Length;
        GC.KeepAlive(states);
        return bytes;
    }

    private static long Heap()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

/// <summary>
/// Bytes a group: all of it, and of that the state; the rest is the activation, its place in the directory, its key, the commands it
/// remembers.
/// </summary>
internal sealed record GrainMemory(double All, double State);
