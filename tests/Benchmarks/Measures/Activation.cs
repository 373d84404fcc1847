using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Samlop.Benchmarks;

/// <summary>
/// The first call to a group that is not active, by the length of its stream. What the groups hold is of the same size: reports of progress
/// replace each other. Behind the snapshot of a long one there are as many facts as there can be.
/// </summary>
internal static class Activation
{
    private const int Long = 10_000, Short = 10;

    /// <param name="groups">Of each length.</param>
    public static async Task<object> Measure(SamlopSilo silo, int groups, int repetitions)
    {
        var longs = await Make(silo, Seeds.First + 1_000_000, groups, Long, commands: ISnapshots.Every - 1);
        var shorts = await Make(silo, Seeds.First + 2_000_000, groups, Short, commands: 1);
        List<double> ofLong = [], ofShort = [];
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            for (var i = 0; i < groups; i++)
            {
                ofLong.Add(await First(silo, longs[i]));
                ofShort.Add(await First(silo, shorts[i]));
            }

            await LetGo(silo, [.. longs, .. shorts]);
        }

        return new ActivationTimes(Figures.Middle(ofLong), Figures.Middle(ofShort));
    }

    /// <summary>
    /// A stream of so many facts, of which commands told the last ones, so that whatever Samløp keeps to come back sooner is there; then it
    /// is let go.
    /// </summary>
    private static async Task<int[]> Make(SamlopSilo silo, int from, int groups, int facts, int commands)
    {
        await Seeds.Write(silo.Connection, from, groups, facts - commands);
        var numbers = Enumerable.Range(from, groups).ToArray();
        await Parallel.ForEachAsync(numbers, async (group, _) =>
        {
            await silo.Report(group, facts - commands);
            await Kept(silo, group, facts - commands + 1);
            for (var version = facts - commands + 1; version < facts; version++)
                await silo.Report(group, version);
        });
        await LetGo(silo, numbers);
        return numbers;
    }

    /// <summary>
    /// Waits for the snapshot that a stream of this version has; the first command of an activation finds it due where the stream is long.
    /// </summary>
    private static async Task Kept(SamlopSilo silo, int group, long version)
    {
        await using var kept = silo.Database.CreateCommand("select exists (select from samlop.snapshot where stream = $1)");
        kept.Parameters.AddWithValue(Groups.Stream(group));
        while (version > ISnapshots.Every && await kept.ExecuteScalarAsync() is not true)
            await Task.Delay(20);
    }

    private static async Task<double> First(SamlopSilo silo, int group)
    {
        var asked = Stopwatch.GetTimestamp();
        await silo.Group(group).Standing();
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    }

    private static async Task LetGo(SamlopSilo silo, int[] groups)
    {
        var ids = groups.Select(group => GrainId.Parse(Groups.Stream(group), CultureInfo.InvariantCulture)).ToHashSet();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var management = grains.GetGrain<IManagementGrain>(0);
        foreach (var id in ids)
            await grains.GetGrain(id).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        while ((await management.GetDetailedGrainStatistics()).Any(active => ids.Contains(active.GrainId)))
            await Task.Delay(20);
    }
}

/// <summary>Medians, in milliseconds.</summary>
internal sealed record ActivationTimes(double LongMs, double ShortMs);
