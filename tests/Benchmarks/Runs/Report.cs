using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>The figures of a run: rows with their targets, every system's throughput and latency, and under which settings.</summary>
internal sealed class Report
{
    private const string Begin = "<!-- figures: written by deploy/bench -->", End = "<!-- end of figures -->";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, (Row Row, string Note)> _rows = [];

    public List<SystemFigures> Systems { get; } = [];

    /// <summary>Everything that a reader must know to judge the figures.</summary>
    public SortedDictionary<string, object> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>What makes the run worth nothing: a crash, an acknowledgement without a row, a row without an acknowledgement.</summary>
    public List<string> Faults { get; } = [];

    public void Add(string id, double measured, string note)
    {
        var target = Target.All.Single(target => target.Id == id);
        _rows[id] = (new Row(id, Math.Round(measured, 3), target.Value, target.Unit, target.Holds(measured)), note);
        Say($"{id}: {Number(measured)} {target.Unit} ({note})");
    }

    /// <summary>A line of progress, with the seconds since the measuring began.</summary>
    public static void Say(string sentence) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"+{Begun.Elapsed.TotalSeconds:0} s",8} {sentence}"));

    private static readonly Stopwatch Begun = Stopwatch.StartNew();

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    public void WriteJson(string path) =>
        File.WriteAllText(
            path, JsonSerializer.Serialize(new { Rows = Ordered.Select(row => row.Row), Systems, Settings }, Indented) + "\n");

    public void Print()
    {
        Console.WriteLine();
        Print([["row", "measured", "target", "holds", ""], .. Ordered.Select(row => Cells(row.Row, row.Note))]);
        Console.WriteLine();
        Print([["system", "commands/s", "p50 ms", "p99 ms", ""], .. Systems.Select(Cells)]);
        Console.WriteLine();
        foreach (var fault in Faults)
            Console.WriteLine($"NOT VALID: {fault}");
        var missed = Ordered.Count(row => !row.Row.Holds);
        Console.WriteLine(
            Faults.Count > 0
                ? $"{Faults.Count} faults: these figures prove nothing."
                : missed > 0
                    ? $"Every acknowledged command is in its table; {missed} of {_rows.Count} targets are missed."
                    : "Every acknowledged command is in its table; every target holds.");
    }

    /// <summary>Puts the tables in the place between the markers.</summary>
    public void WriteMarkdown(string path)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{path} lacks the lines {Begin} and {End}.");
        File.WriteAllText(path, $"{text[..(begin + Begin.Length)]}\n\n{Markdown()}\n{text[end..]}");
    }

    private string Markdown()
    {
        var markdown = new StringBuilder();
        markdown.AppendLine("| row | what | measured | target | holds | |").AppendLine("|---|---|---:|---:|---|---|");
        foreach (var (row, note) in Ordered)
            markdown.AppendLine(
                CultureInfo.InvariantCulture, $"| `{row.Id}` | {Target.All.Single(target => target.Id == row.Id).What} | "
                + $"{string.Join(" | ", Cells(row, note)[1..])} |");
        markdown.AppendLine().AppendLine("| system | commands/s | p50 ms | p99 ms |").AppendLine("|---|---:|---:|---:|");
        foreach (var system in Systems)
            markdown.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(system)[..4])} |");
        var settings = Settings.Select(setting => $"{setting.Key} {JsonSerializer.Serialize(setting.Value, Wire.Json).Trim('"')}");
        markdown.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Settings: {string.Join("; ", settings)}.");
        return markdown.ToString();
    }

    private IEnumerable<(Row Row, string Note)> Ordered =>
        Target.All.Where(target => _rows.ContainsKey(target.Id)).Select(target => _rows[target.Id]);

    private static string[] Cells(Row row, string note) =>
    [
        row.Id, $"{Number(row.Measured)}{(row.Unit == "ratio" ? "" : $" {row.Unit}")}",
        row.Target is { } target
            ? $"{(Target.All.Single(other => other.Id == row.Id).AtLeast ? "≥" : "≤")} {Number(target)}"
            : "stated", row.Holds ? "yes" : "MISSED", note,
    ];

    private static string[] Cells(SystemFigures system) =>
        [system.Name, Number(system.CommandsPerSecond), Number(system.P50Ms), Number(system.P99Ms), ""];

    /// <summary>Prints a table, its head first; the second and third columns are figures.</summary>
    public static void Print(IReadOnlyList<string[]> table)
    {
        var widths = table[0].Select((_, column) => table.Max(row => row[column].Length)).ToArray();
        foreach (var row in table)
            Console.WriteLine(string.Join("  ", row.Select((cell, column) =>
                column is 1 or 2 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}

/// <summary>As it stands in the JSON.</summary>
internal sealed record Row(string Id, double Measured, double? Target, string Unit, bool Holds);

/// <inheritdoc cref="Row"/>
internal sealed record SystemFigures(string Name, double CommandsPerSecond, double P50Ms, double P99Ms);
