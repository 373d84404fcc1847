using System.Diagnostics;

namespace Samlop.Faults;

/// <summary>A process of its own, so that it can be killed as the kernel kills; what it says is in a file.</summary>
internal sealed class LoggedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _logged;

    public LoggedProcess(string name, string folder, ProcessStartInfo start)
    {
        Name = name;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = folder;
        _process = Process.Start(start)!;
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, $"{name}.log"), append: true) { AutoFlush = true });
        _logged = Task.WhenAll(Copy(_process.StandardOutput, log), Copy(_process.StandardError, log));
    }

    public string Name { get; }

    public bool Runs => !_process.HasExited;

    public int Id => _process.Id;

    /// <summary>Bytes of memory it holds just now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return Runs
                ? _process.WorkingSet64
                : throw new InvalidOperationException($"{Name} has ended with {_process.ExitCode}; {Name}.log says why.");
        }
    }

    /// <summary>The exit code, when it has ended by itself.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>A program of ours: it stands beside this assembly, and its libraries are those of this assembly.</summary>
    public static LoggedProcess OfOurs(string program, string name, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", "--runtimeconfig", Beside("Samlop.Faults.Tests.runtimeconfig.json"),
                "--depsfile", Beside("Samlop.Faults.Tests.deps.json"), Beside($"{program}.dll"),
            ]);
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new LoggedProcess(name, folder, start);
    }

    /// <summary>SIGKILL, for itself and all it has started: no farewell to anybody.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: a silo leaves the cluster in order.</summary>
    public async Task Stop()
    {
        await Signal("TERM");
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it does nothing until it is continued, and knows nothing of it.</summary>
    public Task Pause() => Signal("STOP");

    /// <summary>SIGCONT, after a pause.</summary>
    public Task Continue() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (Runs)
            await Kill();
        await _logged;
        _process.Dispose();
    }

    /// <summary>.NET itself can send nothing but SIGKILL.</summary>
    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task Copy(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
            await to.WriteLineAsync(line);
    }
}
