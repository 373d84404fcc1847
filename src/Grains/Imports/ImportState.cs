namespace Samlop.Imports;

/// <summary>State of an import from upload to completion. The rows are deleted when it is done.</summary>
[GenerateSerializer, Alias("import.state")]
public sealed class ImportState
{
    [Id(0)] public string Course { get; set; } = "";
    [Id(1)] public ImportPhase Phase { get; set; }
    [Id(2)] public List<PlannedRow> Rows { get; set; } = [];
    [Id(3)] public List<Finding> Findings { get; set; } = [];
    [Id(4)] public int Total { get; set; }
    [Id(5)] public int Done { get; set; }
    [Id(6)] public int NewPeople { get; set; }
    [Id(7)] public int KnownPeople { get; set; }
    [Id(8)] public int NewGroups { get; set; }
    [Id(9)] public bool Enrol { get; set; }
    [Id(10)] public string ConfirmedBy { get; set; } = "";
    [Id(11)] public string Correlation { get; set; } = "";
    [Id(12)] public DateTimeOffset? Effective { get; set; }
    [Id(13)] public string Hash { get; set; } = "";
}

/// <summary>A row of the sheet, with its municipality and group as they were found.</summary>
[GenerateSerializer, Immutable, Alias("import.planned-row")]
public sealed record PlannedRow(SheetRow Row, string Municipality, string Group, bool NewGroup);
