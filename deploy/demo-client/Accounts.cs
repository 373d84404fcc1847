using System.Collections.Concurrent;
using System.Text.Json;

namespace Samlop.Demo;

/// <summary>A region's course in numbers, and whether the books balance.</summary>
/// <param name="Facts">Facts of the region, as the history itself counts them.</param>
/// <param name="Commands">Acknowledged in this start of the demo, those that were recognised from an earlier one among them.</param>
/// <param name="Versions">The same from the other side: the versions of all streams, added up.</param>
internal sealed record Account(
    Cast Cast, int People, long Facts, long Versions, int Decisions, long Commands, IReadOnlyList<string> Gaps, TimeSpan Time)
{
    public double CommandsPerSecond => Commands / Time.TotalSeconds;

    public bool Sound => Facts == Versions && Gaps.Count == 0;
}

internal static class Accounts
{
    /// <summary>
    /// What Samløp does by itself may still go on behind the last command, and a fact that falls between the two counts would make them
    /// differ: counted again until the history stood still meanwhile.
    /// </summary>
    public static async Task<Account> Of(Api api, Cast cast, TimeSpan time, CancellationToken cancellation)
    {
        var coordinator = api.As("coordinator", cast.Region);
        var auditor = api.As("auditor", cast.Region);
        var history = await auditor.Get("/history", cancellation);
        for (var patience = DateTime.UtcNow.AddMinutes(1); ;)
        {
            var before = Total(history);
            var versions = await Versions(coordinator, cancellation);
            var decisions = await auditor.List($"/decisions?course={cast.Course}", cancellation);
            history = await auditor.Get("/history", cancellation);
            if (Total(history) == before || DateTime.UtcNow > patience)
                return new Account(cast, cast.People.Count, Total(history), versions, decisions.Count, api.CommandsOf(cast.Region),
                    [.. history.GetProperty("streamsWithGaps").EnumerateArray().Select(gap => gap.GetString()!)], time);
        }
    }

    private static long Total(JsonElement history) => history.GetProperty("total").GetInt64();

    private static async Task<long> Versions(Voice coordinator, CancellationToken cancellation)
    {
        var versions = new ConcurrentBag<long> { Version(await coordinator.Get("", cancellation)) };
        foreach (var list in (string[])["/courses", "/programmes", "/municipalities", "/groups", "/participants"])
            await Add(versions, coordinator, list, cancellation);
        return versions.Sum();
    }

    private static async Task Add(ConcurrentBag<long> versions, Voice voice, string list, CancellationToken cancellation)
    {
        var ids = (await voice.List(list, cancellation))
            .Select(row => row.TryGetProperty("number", out var number) ? number.GetString()! : row.Id()).Distinct();
        await Parallel.ForEachAsync(
            ids, new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = cancellation }, async (id, token) =>
            versions.Add(Version(await voice.Get($"{list}/{id}", token))));
    }

    private static long Version(JsonElement view) => view.GetProperty("version").GetInt64();
}
