using System.Globalization;
using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>What came of a comparison with an earlier build.</summary>
internal sealed class BeforeReport(string before)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<ComparedRow> _rows = [];

    /// <summary>What makes the comparison worth nothing.</summary>
    public List<string> Faults { get; } = [];

    public void Add(Comparison comparison, IReadOnlyList<(Turn Before, Turn Now)> turns) => _rows.Add(ComparedRow.Of(comparison, turns));

    public void WriteJson(string path) =>
        File.WriteAllText(path, JsonSerializer.Serialize(new { Before = before, Rows = _rows }, Indented) + "\n");

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"Against {before}, medians of the turns; µs are processor time for a command");
        Console.WriteLine();
        string[] head = ["row", "before", "now", "unit", "now/before", "in the turns", "PostgreSQL µs", "silo µs", "gateway µs"];
        Report.Print([head, .. _rows.Select(Cells)]);
        Console.WriteLine();
        foreach (var fault in Faults)
            Console.WriteLine($"NOT VALID: {fault}");
        Console.WriteLine(Faults.Count > 0
            ? $"{Faults.Count} faults: these figures prove nothing."
            : "Every acknowledged command is in its table.");
    }

    private static string[] Cells(ComparedRow row) =>
    [
        row.Id, Report.Number(row.Before), Report.Number(row.Now), row.Unit, Ratio(row.Ratio),
        $"{Ratio(row.LowestRatio)} – {Ratio(row.HighestRatio)}",
        $"{Report.Number(row.PostgresBefore)} → {Report.Number(row.PostgresNow)}",
        $"{Report.Number(row.SiloBefore)} → {Report.Number(row.SiloNow)}",
        row.GatewayNow == 0 ? "" : $"{Report.Number(row.GatewayBefore)} → {Report.Number(row.GatewayNow)}",
    ];

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A row of the comparison, as it stands in the JSON.</summary>
/// <param name="Ratio">The median of the ratios of two turns that stood side by side, so that a machine that drifts weighs little.</param>
/// <param name="LowestRatio">The lowest of these ratios.</param>
/// <param name="PostgresBefore">Microseconds of processor time for a command.</param>
internal sealed record ComparedRow(
    string Id, string Unit, double Before, double Now, double Ratio, double LowestRatio, double HighestRatio,
    double PostgresBefore, double PostgresNow, double SiloBefore, double SiloNow,
    double GatewayBefore, double GatewayNow)
{
    public static ComparedRow Of(Comparison comparison, IReadOnlyList<(Turn Before, Turn Now)> turns)
    {
        double Before(Func<Turn, double> of) => Figures.Middle(turns.Select(turn => of(turn.Before)));
        double Now(Func<Turn, double> of) => Figures.Middle(turns.Select(turn => of(turn.Now)));
        var ratios = turns.Select(turn => turn.Now.Value / turn.Before.Value).ToArray();
        return new ComparedRow(
            comparison.Id, comparison.Unit, Before(turn => turn.Value), Now(turn => turn.Value),
            Figures.Middle(ratios), ratios.Min(), ratios.Max(), Before(turn => turn.Postgres), Now(turn => turn.Postgres),
            Before(turn => turn.Silo), Now(turn => turn.Silo), Before(turn => turn.Gateway), Now(turn => turn.Gateway));
    }
}
