using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Samlop.History;

/// <summary>Times appends and commits, and counts how many go together.</summary>
public sealed class CommitMeters
{
    private readonly Histogram<double> _append;
    private readonly Histogram<double> _commit;
    private readonly Histogram<long> _together;
    private readonly Meter _meter;

    public CommitMeters(IMeterFactory factory)
    {
        var meter = _meter = factory.Create(CommandMeters.Name);
        _append = meter.CreateHistogram<double>("samlop.append.duration", "s", "Time from asking for an append to its commit");
        _commit = meter.CreateHistogram<double>("samlop.commit.duration", "s", "Time of one commit of a lane");
        _together = meter.CreateHistogram<long>("samlop.commit.appends", description: "Appends that were committed together");
    }

    /// <summary>One commit of a lane, of these appends.</summary>
    internal void Committed(IReadOnlyList<PendingAppend> appends, TimeSpan time)
    {
        _together.Record(appends.Count);
        _commit.Record(time.TotalSeconds);
        if (_append.Enabled)
            foreach (var append in appends)
                _append.Record(Stopwatch.GetElapsedTime(append.Asked).TotalSeconds);
    }

    /// <summary>Names the function that counts the appends that wait.</summary>
    public void Waiting(Func<long> count) =>
        _meter.CreateObservableGauge("samlop.appends.waiting", count, description: "Appends that wait for their commit");
}
