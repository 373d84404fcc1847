using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Samlop.History;

/// <summary>Counts commands, facts, refusals and conflicts, and times appends; never by person or by key.</summary>
public sealed class CommandMeters
{
    public const string Name = "Samlop.History";

    private readonly Counter<long> _commands;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _conflicts;
    private readonly Histogram<double> _append;
    private readonly Histogram<double> _commit;
    private readonly Histogram<long> _together;
    private readonly Meter _meter;

    public CommandMeters(IMeterFactory factory)
    {
        var meter = _meter = factory.Create(Name);
        _commands = meter.CreateCounter<long>("samlop.commands", description: "Commands taken, by kind of stream");
        _facts = meter.CreateCounter<long>("samlop.facts", description: "Facts recorded, by kind of stream");
        _refusals = meter.CreateCounter<long>("samlop.refusals", description: "Commands refused, by code");
        _conflicts = meter.CreateCounter<long>("samlop.conflicts", description: "Races lost and decided again, by kind of stream");
        _append = meter.CreateHistogram<double>("samlop.append.duration", "s", "Time from asking for an append to its commit");
        _commit = meter.CreateHistogram<double>("samlop.commit.duration", "s", "Time of one commit of a lane");
        _together = meter.CreateHistogram<long>("samlop.commit.appends", description: "Appends that were committed together");
    }

    /// <summary>Watches over one command; dispose it when the command has been answered.</summary>
    public Watch Command(string stream) => new(this, stream[..stream.IndexOf('/', StringComparison.Ordinal)]);

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>One commit of a lane, of these appends.</summary>
    internal void Committed(IReadOnlyList<PendingAppend> appends, TimeSpan time)
    {
        _together.Record(appends.Count);
        _commit.Record(time.TotalSeconds);
        if (_append.Enabled)
            foreach (var append in appends)
                _append.Record(Stopwatch.GetElapsedTime(append.Asked).TotalSeconds);
    }

    /// <summary>Says whom to ask how many appends wait.</summary>
    public void Waiting(Func<long> count) => _meter.CreateObservableGauge("samlop.appends.waiting", count, description: "Appends that wait for their commit");

    public readonly struct Watch : IDisposable
    {
        private readonly CommandMeters _meters;
        private readonly TagList _kind;

        internal Watch(CommandMeters meters, string kind)
        {
            _meters = meters;
            _kind = new TagList { { "stream", kind } };
        }

        public void Recorded(int facts) => _meters._facts.Add(facts, _kind);

        public void Conflict() => _meters._conflicts.Add(1, _kind);

        public void Dispose() => _meters._commands.Add(1, _kind);
    }
}
