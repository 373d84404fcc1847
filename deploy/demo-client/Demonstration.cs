using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Samlop.Demo;

/// <summary>Plays the courses of all regions at once, counts what was recorded, and sums up.</summary>
internal sealed class Demonstration(Options options)
{
    /// <summary>A run that has not ended: started again, the demo goes on with it.</summary>
    private sealed record UnfinishedRun(string Id, DateOnly Begun);

    public async Task<int> Run(CancellationToken cancellation)
    {
        if (!File.Exists(options.SecretFile))
            throw new Stopped("there is no secret of a demo identity provider. deploy/up --detach makes one and starts the service.");
        var run = Remembered(out var goesOn);
        AnsiConsole.WriteLine(
            goesOn ? $"Going on with run {run.Id} of {run.Begun:yyyy-MM-dd} at {options.Url}" : $"Run {run.Id} at {options.Url}");
        using var acknowledgements = new Acknowledgements(options.AcknowledgedFile);
        using var api = new Api(
            options.Url, (await File.ReadAllTextAsync(options.SecretFile, cancellation)).Trim(), run.Id, acknowledgements);
        var clock = Stopwatch.StartNew();
        var results = await Board.Show(api, [.. Sheet.Regions.Keys.Take(options.Regions)], async (region, progress) =>
        {
            var own = Stopwatch.StartNew();
            var cast = await new Play(api, region, run.Begun, options.Leaders, progress).Run(cancellation);
            var took = own.Elapsed;
            return await Accounts.Of(api, cast, took, cancellation);
        });
        var total = clock.Elapsed;
        var story = await Story.Of(api, results[0].Cast, new Calendar(run.Begun), cancellation);
        Summary.Print(results, api.Commands, total, story);
        var ok = results.All(result => result.Sound);
        if (options.Json is { } file)
            await File.WriteAllTextAsync(file, Summary.Json(ok, results, api.Commands, total, story), cancellation);
        File.Delete(options.RunFile);
        return ok ? 0 : 1;
    }

    private UnfinishedRun Remembered(out bool goesOn)
    {
        goesOn = File.Exists(options.RunFile);
        if (goesOn)
            return JsonSerializer.Deserialize<UnfinishedRun>(File.ReadAllText(options.RunFile))!;
        var run = new UnfinishedRun(Guid.NewGuid().ToString("n")[..8], DateOnly.FromDateTime(DateTime.UtcNow));
        File.WriteAllText(options.RunFile, JsonSerializer.Serialize(run));
        return run;
    }
}
