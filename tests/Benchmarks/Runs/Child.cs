using System.Diagnostics;
using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>A contender's process, to which the protocol is spoken; it ends with its standard input.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly string _name;
    private readonly Process _process;
    private readonly Task _log;

    private Child(string name, Process process, string log)
    {
        (_name, _process) = (name, process);
        _log = Task.Run(async () =>
        {
            await using var file = File.Create(log);
            await process.StandardError.BaseStream.CopyToAsync(file);
        });
    }

    /// <param name="build">The build whose contender it is; null for this one.</param>
    public static Child Start(Entry entry, Options options, Build? build)
    {
        var start = (entry.Script, build) switch
        {
            ({ } script, _) => new ProcessStartInfo("node", [Path.Combine(options.Node ?? throw NoNode(), script)]),
            (_, { } before) => new ProcessStartInfo("dotnet", [before.Program, "contender", entry.Name]),
            _ => new ProcessStartInfo(Environment.ProcessPath!, [.. DotNet, "contender", entry.Name]),
        };
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["SAMLOP_PUBLISHED"] = (build is null ? options.Published : build.Published) ?? "";
        var log = build is null ? entry.Name : $"{entry.Name}.{build.Name}";
        return new Child(entry.Name, Process.Start(start)!, Path.Combine(options.Logs, $"{log}.log"));
    }

    public int Id => _process.Id;

    private static InvalidOperationException NoNode() => new("Node.js or its packages could not be had.");

    /// <summary>Under <c>dotnet x.dll</c> the process is dotnet, and must be told which x.dll.</summary>
    private static string[] DotNet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    /// <exception cref="InvalidOperationException">It died, did not answer in time, or answered with an error.</exception>
    public async Task<Answer> Ask(Request request, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        string? line;
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Wire.Json));
            await _process.StandardInput.FlushAsync();
            line = await _process.StandardOutput.ReadLineAsync(late.Token);
        }
        catch (IOException)
        {
            throw new InvalidOperationException($"{_name} had ended before {request.Op}.");
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"{_name} has not answered to {request.Op} within {patience.TotalSeconds:0} s.");
        }

        var answer = line is null
            ? throw new InvalidOperationException($"{_name} ended at {request.Op}.")
            : JsonSerializer.Deserialize<Answer>(line, Wire.Json)!;
        return answer.Error is null ? answer : throw new InvalidOperationException($"{_name} failed at {request.Op}: {answer.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Request("stop"), Wire.Json));
            _process.StandardInput.Close();
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(late.Token);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _log;
        _process.Dispose();
    }
}
