using System.Diagnostics;

namespace Samlop.Benchmarks;

/// <summary>A process that serves: what it says goes where this one's does.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    public ServerProcess(string program, IEnumerable<string> words, IReadOnlyDictionary<string, string?> environment, string? folder = null)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        // Its standard output must not be this one's, which is the protocol's.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Console.OpenStandardError());
    }

    /// <summary>One of this program's own servers.</summary>
    public static ServerProcess Own(IReadOnlyDictionary<string, string?> environment, params string[] words) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Samlop.Benchmarks.dll"), .. words], environment);

    /// <summary>Waits until it answers with success at this address.</summary>
    public async Task Answers(HttpClient http, string path)
    {
        var until = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended by itself.");
            try
            {
                using var answer = await http.GetAsync(path);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (until.Elapsed < TimeSpan.FromMinutes(1))
            {
            }

            if (until.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"Nothing answers at {path} after a minute.");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using (var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await terminate.WaitForExitAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
