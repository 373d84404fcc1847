namespace Samlop.Benchmarks;

/// <summary>What deploy/bench hands on.</summary>
/// <param name="Server">Npgsql connection string of a role that may make databases and write a checkpoint.</param>
/// <param name="Only">Ids of the rows that are asked for; empty for all.</param>
/// <param name="Json">Where the figures go; null for nowhere.</param>
/// <param name="Markdown">A document whose table between the markers is written anew; null for none.</param>
/// <param name="Logs">Folder for what contenders say.</param>
/// <param name="Node">Folder with the contenders on Node.js and their packages; null when it could not be had.</param>
/// <param name="Published">Folder with the published silo and gateway.</param>
/// <param name="PgBench">The program; null when it could not be had.</param>
/// <param name="Before">The build of an earlier commit to compare this one with; null for none.</param>
internal sealed record Options(
    string Server, bool Quick, IReadOnlyList<string> Only, string? Json, string? Markdown, string Logs, string? Node, string? Published,
    string? PgBench, Build? Before)
{
    private static readonly string[] WithValue =
    [
        "--server", "--only", "--json", "--markdown", "--logs", "--node", "--published", "--pgbench",
        "--before", "--before-program", "--before-published",
    ];

    public static Options Read(string[] words)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
            if (words[i] == "--quick")
                values["--quick"] = "";
            else if (i + 1 < words.Length && WithValue.Contains(words[i]))
                values[words[i]] = words[++i];
            else
                throw new ArgumentException($"There is no option {words[i]}.");

        string? Value(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        var only = Rows(Value("--only") ?? "");
        MustBeRows(only, Value("--before") is not null);
        return new Options(
            Value("--server") ?? throw new ArgumentException("--server is missing."), values.ContainsKey("--quick"), only,
            Value("--json"), Value("--markdown"), Value("--logs") ?? ".", Value("--node"), Value("--published"), Value("--pgbench"),
            Value("--before") is { } commit ? new Build(commit, Value("--before-program")!, Value("--before-published")) : null);
    }

    public static IReadOnlyList<string> Rows(string only) =>
        only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The rows that can be asked for: of a whole run, or those that two builds are compared by.</summary>
    /// <exception cref="ArgumentException">One is none of these.</exception>
    public static void MustBeRows(IEnumerable<string> only, bool compared)
    {
        var rows = compared ? Benchmarks.Before.All.Select(row => row.Id).ToList() : Target.All.Select(row => row.Id).ToList();
        if (only.FirstOrDefault(id => !rows.Contains(id)) is { } unknown)
        {
            var problem = compared ? "Two builds are not compared by a row" : "There is no row";
            throw new ArgumentException($"{problem} {unknown}; there are {string.Join(", ", rows)}.");
        }
    }
}

/// <summary>How long things are measured, in seconds.</summary>
/// <param name="Rounds">How often everyone has a turn.</param>
/// <param name="Warmup">Before each turn; the first has <paramref name="FirstWarmup"/>.</param>
internal sealed record Timing(int Streams, int Rounds, double Seconds, double Warmup, double FirstWarmup, bool Sweep)
{
    public static Timing Quick { get; } = new(Streams: 2000, Rounds: 2, Seconds: 1.5, Warmup: 0.5, FirstWarmup: 5, Sweep: false);

    public static Timing Full { get; } = new(Streams: 2000, Rounds: 5, Seconds: 10, Warmup: 2, FirstWarmup: 20, Sweep: true);
}
