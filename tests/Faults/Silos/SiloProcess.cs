using System.Diagnostics;

namespace Samlop.Faults;

/// <summary>A silo as a process of its own, so that it can be killed as the kernel kills.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _logged;

    public SiloProcess(string name, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        Name = name;
        // The silo stands beside this assembly, and its libraries are those of this assembly.
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Beside("Samlop.Faults.Tests.runtimeconfig.json"), "--depsfile", Beside("Samlop.Faults.Tests.deps.json"), Beside("Samlop.Silo.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, $"{name}.log"), append: true) { AutoFlush = true });
        _logged = Task.WhenAll(Copy(_process.StandardOutput, log), Copy(_process.StandardError, log));
    }

    public string Name { get; }

    public bool Runs => !_process.HasExited;

    /// <summary>SIGKILL: no farewell to cluster or database.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, which .NET cannot send by itself: it leaves the cluster in order.</summary>
    public async Task Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Runs)
            await Kill();
        await _logged;
        _process.Dispose();
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task Copy(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
            await to.WriteLineAsync(line);
    }
}
