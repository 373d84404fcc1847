using MiniExcelLibs;
using Npgsql;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// Three silos, started by <c>deploy/up</c>, play a small demo and are stopped by <c>deploy/down</c>; all that they export is collected.
/// Once for all the tests that look at what it left.
/// </summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    private const int Leaders = 25, ShortestNameAlone = 6;

    private readonly Collector _collector = new();
    private DeployedInstallation? _installation;

    /// <summary>The demo's exit code.</summary>
    public int Code { get; private set; }

    public string Output { get; private set; } = "";

    /// <summary>Processes of the installation before and after <c>deploy/down</c>.</summary>
    public IReadOnlyList<string> Running { get; private set; } = [];

    public IReadOnlyList<string> Left { get; private set; } = [];

    /// <summary>Where names, addresses and the text that is known to be there were found.</summary>
    public IReadOnlyList<string> FoundInTables { get; private set; } = [];

    public IReadOnlyList<string> FoundInFolder { get; private set; } = [];

    public IReadOnlyList<string> FoundInExports { get; private set; } = [];

    internal IReadOnlyList<Span> Spans { get; private set; } = [];

    /// <summary>Texts that stand in the clear: a decision of the demo, a line of a silo's log, a name in every export.</summary>
    internal static string KnownDecision => "Vi oppretter en felles digitaliseringsnemnd med nabokommunene.";

    internal static string KnownLine => "carries read models and reactions forward";

    internal static string KnownService => "samlop-silo";

    public async ValueTask InitializeAsync()
    {
        _installation = new DeployedInstallation(
            new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" });
        await _installation.Up(silos: 3);
        Running = _installation.Processes();
        using var demo = _installation.Demo(Leaders);
        Code = await demo.Ended();
        Output = demo.Output;

        var search = new ClearText([.. Personal(), KnownDecision, KnownLine, KnownService]);
        FoundInTables = [.. await InTables(search, _installation.Facts), .. await InTables(search, _installation.Keys)];
        // PostgreSQL writes a checkpoint as it stops: all that was in its memory stands in its files.
        await _installation.Down();
        Left = _installation.Processes();
        FoundInFolder = search.In(_installation.Data, except: "postgresql-18");
        FoundInExports = search.In(_collector.Folder);
        Spans = _collector.Spans();
    }

    public async ValueTask DisposeAsync()
    {
        if (_installation is not null)
            await _installation.DisposeAsync();
        _collector.Dispose();
    }

    /// <summary>
    /// Every address and every name of the region's sheet; family names alone where they are long enough to be nothing else, and not in
    /// what is published.
    /// </summary>
    private static IEnumerable<string> Personal()
    {
        var rows = MiniExcel.Query(Path.Combine(Checkout.Root, "deploy", "demo-data", "agder.xlsx"), useHeaderRow: true)
            .Cast<IDictionary<string, object>>()
            .ToList();
        var families = rows.Select(row => $"{row["Etternavn"]}").Where(name => name.Length >= ShortestNameAlone).Distinct().ToList();
        var search = new ClearText(families);
        var published = (string[])[
            .. search.In(Path.Combine(Checkout.Root, "src", "Grains", "Programmes")), .. search
                .In(Path.Combine(Checkout.Root, "src", "Grains", "NationalRegister")),
        ];
        return [
            .. rows.Select(row => $"{row["E-post"]}"),
            .. rows.Select(row => $"{row["Fornavn"]} {row["Etternavn"]}"),
            .. families.Where(family => !published.Any(found => found.StartsWith($"{family} in ", StringComparison.Ordinal)))];
    }

    private static async Task<IReadOnlyList<string>> InTables(ClearText search, string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        return await search.In(database);
    }
}
