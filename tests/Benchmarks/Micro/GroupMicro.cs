using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Samlop.ManagementGroups;

namespace Samlop.Benchmarks;

/// <summary>The small things of a command on a group: what it costs to fold, to decide, and to write and read the fact as JSON.</summary>
[MemoryDiagnoser]
public class GroupMicro
{
    private readonly IReadOnlyList<ManagementGroupFact> _birth = [.. Groups.Birth(0).Facts.Select(fact => (ManagementGroupFact)fact.Fact)];

    private readonly DecisionProgressReported _fact = new(Payload.Decision, 42, Payload.Note(0, 42));
    private readonly ReportDecisionProgress _command = Groups.Report(0, 42);
    private ManagementGroup _group = ManagementGroup.Initial;
    private byte[] _json = [];

    /// <remarks>
    /// In this process, whose settings are the silo's: by itself BenchmarkDotNet looks for a project with the assembly's name, and there is
    /// none.
    /// </remarks>
    /// <returns>0 when there were some with that name, and each has a figure.</returns>
    internal static int Run(string[] words)
    {
        var summaries = BenchmarkSwitcher.FromTypes([typeof(GroupMicro)]).Run([.. words, "--inProcess"]).ToList();
        return summaries.Count > 0
            && summaries.All(
                summary => summary.Reports.Length == summary.BenchmarksCases.Length && summary.Reports.All(report => report.Success))
            ? 0
            : 1;
    }

    [GlobalSetup]
    public void SetUp()
    {
        _group = Fold();
        _json = Serialise();
    }

    /// <summary>The five facts of a group's birth.</summary>
    [Benchmark]
    public ManagementGroup Fold() => _birth.Aggregate(ManagementGroup.Initial, (state, fact) => state.Evolve(fact));

    [Benchmark]
    public ManagementGroup FoldOneMore() => _group.Evolve(_fact);

    [Benchmark]
    public IReadOnlyList<ManagementGroupFact> Decide() => _group.Decide(_command);

    [Benchmark]
    public byte[] Serialise() => JsonSerializer.SerializeToUtf8Bytes(_fact, Samlop.FactJson.Options);

    [Benchmark]
    public DecisionProgressReported? Deserialise() => JsonSerializer.Deserialize<DecisionProgressReported>(_json, Samlop.FactJson.Options);
}
