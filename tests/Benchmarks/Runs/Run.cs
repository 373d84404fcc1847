using System.Globalization;

namespace Samlop.Benchmarks;

/// <summary>A whole run, from options to exit code.</summary>
internal static class Run
{
    /// <returns>0 when every count was right, whether or not a target was missed; 1 when one was wrong or something broke.</returns>
    public static async Task<int> Carry(Options options)
    {
        if (options.Before is { } before)
            return await Before.Carry(options, before);
        await using var server = new Server(options.Server);
        var bench = new Bench(options, server);
        await using (bench)
        {
            bench.Report.Settings["postgres"] = await server.Read();
            foreach (var (ids, run) in Sections.All)
                if (bench.Wants(ids))
                    await Try(bench, ids, run);
        }

        Describe(bench);
        bench.Report.Print();
        if (options.Json is { } json)
            bench.Report.WriteJson(json);
        if (options.Markdown is { } markdown)
            bench.Report.WriteMarkdown(markdown);
        return bench.Report.Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>One that breaks takes its rows along, and the run's verdict, but not the other rows.</summary>
    private static async Task Try(Bench bench, string[] ids, Func<Bench, Task> run)
    {
        try
        {
            await run(bench);
        }
        catch (Exception fault)
        {
            bench.Report.Faults.Add($"{string.Join(", ", ids)}: {fault.Message}");
            Report.Say($"{string.Join(", ", ids)}: {fault}");
        }
    }

    private static void Describe(Bench bench)
    {
        var settings = bench.Report.Settings;
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        settings["cpu"] = processor is null ? "unknown" : processor[(processor.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        settings["cores"] = Environment.ProcessorCount;
        settings["kernel"] = Environment.OSVersion.VersionString;
        settings["dotnet"] = Environment.Version.ToString();
        settings["gc"] = "server, for every contender on .NET";
        settings["quick"] = bench.Options.Quick;
        settings["streams"] = bench.Timing.Streams;
        settings["rounds"] = bench.Timing.Rounds;
        settings["secondsARound"] = bench.Timing.Seconds;
        settings["factBytes"] = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Payload.Of(0, 0), Wire.Json).Length;
        settings["at"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
