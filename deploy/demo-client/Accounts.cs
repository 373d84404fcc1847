using System.Collections.Concurrent;
using System.Text.Json;

namespace Samlop.Demo;

/// <summary>A region's course in numbers, and whether the books balance.</summary>
/// <param name="Facts">Facts of the region, as the history itself counts them.</param>
/// <param name="Commands">Acknowledged in this start of the demo, those that were recognised from an earlier one among them.</param>
/// <param name="Versions">The same from the other side: the versions of all streams, added up.</param>
internal sealed record Account(Cast Cast, int People, long Facts, long Versions, int Decisions, long Commands, IReadOnlyList<string> Gaps, TimeSpan Time)
{
    public double CommandsPerSecond => Commands / Time.TotalSeconds;

    public bool Sound => Facts == Versions && Gaps.Count == 0;
}

internal static class Accounts
{
    public static async Task<Account> Of(Api api, Cast cast, TimeSpan time, CancellationToken cancellation)
    {
        var coordinator = api.As("coordinator", cast.Region);
        var auditor = api.As("auditor", cast.Region);
        var versions = new ConcurrentBag<long> { Version(await coordinator.Get("", cancellation)) };
        await Add(versions, coordinator, "/courses", "/courses", cancellation);
        await Add(versions, coordinator, "/programmes", "/programmes", cancellation);
        await Add(versions, coordinator, "/municipalities", "/municipalities", cancellation);
        await Add(versions, coordinator, "/groups", "/groups", cancellation);
        await Add(versions, coordinator, "/participants", "/participants", cancellation);
        var decisions = await auditor.List($"/decisions?course={cast.Course}", cancellation);
        var history = await auditor.Get("/history", cancellation);
        return new Account(cast, cast.People.Count, history.GetProperty("total").GetInt64(), versions.Sum(), decisions.Count, api.CommandsOf(cast.Region),
            [.. history.GetProperty("streamsWithGaps").EnumerateArray().Select(gap => gap.GetString()!)], time);
    }

    private static async Task Add(ConcurrentBag<long> versions, Voice voice, string list, string one, CancellationToken cancellation)
    {
        var ids = (await voice.List(list, cancellation)).Select(row => row.TryGetProperty("number", out var number) ? number.GetString()! : row.Id()).Distinct();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = cancellation }, async (id, token) =>
            versions.Add(Version(await voice.Get($"{one}/{id}", token))));
    }

    private static long Version(JsonElement view) => view.GetProperty("version").GetInt64();
}
