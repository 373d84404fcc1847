using Spectre.Console;

namespace Samlop.Demo;

/// <summary>A bar for each region while they play at the same time; plain lines where there is no terminal.</summary>
internal static class Board
{
    public static async Task<IReadOnlyList<T>> Show<T>(
        Api api, IReadOnlyList<string> regions, Func<string, Action<double, string>, Task<T>> play)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return await InLines(api, regions, play);
        IReadOnlyList<T> results = [];
        await AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bars = regions.ToDictionary(region => region, region => context.AddTask(region));
                api.Waiting = trouble => Describe(bars, trouble);
                results = await Task.WhenAll(regions.Select(async region =>
                {
                    var result = await play(region, (value, what) =>
                        (bars[region].Value, bars[region].Description) = (value, $"{region,-9} {what,-26}"));
                    (bars[region].Value, bars[region].Description) = (100, $"{region,-9} {"done",-26}");
                    return result;
                }));
            });
        return results;
    }

    private static void Describe(Dictionary<string, ProgressTask> bars, string? trouble)
    {
        if (trouble is not null)
            foreach (var (region, bar) in bars)
                bar.Description = $"{region,-9} {"waiting for the service",-26}";
    }

    private static async Task<IReadOnlyList<T>> InLines<T>(
        Api api, IReadOnlyList<string> regions, Func<string, Action<double, string>, Task<T>> play)
    {
        var said = new Dictionary<string, string>();
        var waiting = false;
        api.Waiting = trouble =>
        {
            lock (said)
            {
                if (waiting != trouble is not null)
                    Console.WriteLine(trouble is null ? "  the service answers again" : "  waiting for the service");
                waiting = trouble is not null;
            }
        };
        return await Task.WhenAll(regions.Select(region => play(region, (value, what) =>
        {
            lock (said)
            {
                if (said.GetValueOrDefault(region) == what)
                    return;
                said[region] = what;
                Console.WriteLine($"  {region,-9} {value,3:0} %  {what}");
            }
        })));
    }
}
