using System.Diagnostics;
using System.Text;
using Xunit;

namespace Samlop.Faults;

/// <summary>An installation that the scripts in <c>deploy/</c> start from this checkout, with a data folder of its own.</summary>
internal sealed class DeployedInstallation : IAsyncDisposable
{
    private readonly Dictionary<string, string> _environment;
    private readonly int _port = FreePorts.One();

    public DeployedInstallation(Dictionary<string, string>? environment = null) => _environment = environment ?? [];

    public string Data { get; } = Directory.CreateTempSubdirectory("samlop-faults-data-").FullName;

    public string Facts => Connection("samlop");

    public string Keys => Connection("samlop_keys");

    public string Url => $"http://127.0.0.1:{_port}";

    /// <param name="clock">What a clock of its own begins with.</param>
    public Task<string> Up(int silos = 1, string? clock = null) =>
        Succeed([
            "up", "--detach", "--silos", $"{silos}", "--port", $"{_port}", "--data", Data,
            .. clock is null ? (string[])[] : ["--clock", clock],
        ]);

    public Task<string> Down() => Succeed("down", "--data", Data);

    /// <summary>Tells the clock, or moves it; when it has moved, the calendars have looked.</summary>
    public Task<string> Clock(params string[] to) => Succeed(["clock", .. to, "--data", Data]);

    /// <summary>What a script says that must refuse.</summary>
    public async Task<string> Refusal(params string[] words)
    {
        using var script = new Script(this, [.. words, "--data", Data]);
        return await script.Ended() != 0
            ? script.Output
            : throw new InvalidOperationException($"deploy/{string.Join(' ', words)} was not refused:\n{script.Output}");
    }

    public async Task<string> Token(params string[] who) => (await Succeed(["token", .. who, "--data", Data])).Trim();

    public Script Demo(int leaders) => new(this, "demo", "--regions", "1", "--leaders", $"{leaders}", "--data", Data);

    /// <summary>A process of the installation by the name it has in <c>run/</c>.</summary>
    public Process Process(string name) =>
        System.Diagnostics.Process.GetProcessById(
            int.Parse(File.ReadAllText(Path.Combine(Data, "run", $"{name}.pid")), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Processes that carry the installation's mark, or work in its folder.</summary>
    public IReadOnlyList<string> Processes() =>
        [
            .. Directory.EnumerateDirectories("/proc")
                .Where(process => int.TryParse(Path.GetFileName(process), out _))
                .Where(IsOurs)
                .Select(Described),
        ];

    public async ValueTask DisposeAsync()
    {
        await Down();
        Directory.Delete(Data, recursive: true);
    }

    private async Task<string> Succeed(params string[] words)
    {
        using var script = new Script(this, words);
        return await script.Ended() == 0
            ? script.Output
            : throw new InvalidOperationException($"deploy/{string.Join(' ', words)} failed:\n{script.Output}");
    }

    private string Connection(string database) =>
        $"Host=127.0.0.1;Port={Read("run/postgres.port")};Database={database};Username=samlop;"
        + $"Password={Read("secrets/postgres")};Pooling=false";

    private string Read(string file) => File.ReadAllText(Path.Combine(Data, file)).Trim();

    private bool IsOurs(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/environ").Contains($"SAMLOP_PROCESS={Data}/", StringComparison.Ordinal)
                || new FileInfo($"{process}/cwd").LinkTarget?.StartsWith($"{Data}/", StringComparison.Ordinal) is true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Described(string process)
    {
        try
        {
            return $"{Path.GetFileName(process)}: {File.ReadAllText($"{process}/cmdline").Replace('\0', ' ')}";
        }
        catch (IOException)
        {
            return "one that has just gone";
        }
    }

    /// <summary>A script of <c>deploy/</c> at work.</summary>
    public sealed class Script : IDisposable
    {
        private readonly StringBuilder _output = new();
        private readonly Process _process;

        public Script(DeployedInstallation installation, params string[] words)
        {
            var start = new ProcessStartInfo(
                Path.Combine(
                    Checkout.Root, "deploy", words[0]), words[1..])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var foreign in (string[])["SAMLOP_HISTORY", "SAMLOP_KEYS", "SAMLOP_AUTHORITY"])
                start.Environment.Remove(foreign);
            foreach (var (name, value) in installation._environment)
                start.Environment[name] = value;
            _process = new Process { StartInfo = start };
            _process.OutputDataReceived += Heard;
            _process.ErrorDataReceived += Heard;
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public string Output
        {
            get
            {
                lock (_output)
                    return _output.ToString();
            }
        }

        public bool Runs => !_process.HasExited;

        /// <summary>The exit code.</summary>
        public async Task<int> Ended()
        {
            await _process.WaitForExitAsync();
            return _process.ExitCode;
        }

        /// <summary>A script that a failed test leaves behind does not go on.</summary>
        public void Dispose()
        {
            if (Runs)
                _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }

        private void Heard(object sender, DataReceivedEventArgs heard)
        {
            lock (_output)
                _output.AppendLine(heard.Data);
        }
    }
}

/// <summary>Tests that start whole installations: one at a time, and nothing else beside them.</summary>
[CollectionDefinition(nameof(DeployedInstallation), DisableParallelization = true)]
public sealed class DeployedInstallationTests;
