using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Samlop;

/// <summary>Counts commands, facts, refusals and conflicts; never by person or by key.</summary>
public sealed class CommandMeters
{
    /// <summary>Name of the meter and of the trace source for everything that concerns the history.</summary>
    public const string Name = "Samlop.History";

    private readonly Counter<long> _commands;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _conflicts;

    public CommandMeters(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        _commands = meter.CreateCounter<long>("samlop.commands", description: "Commands taken, by kind of stream");
        _facts = meter.CreateCounter<long>("samlop.facts", description: "Facts recorded, by kind of stream");
        _refusals = meter.CreateCounter<long>("samlop.refusals", description: "Commands refused, by code");
        _conflicts = meter.CreateCounter<long>("samlop.conflicts", description: "Races lost and decided again, by kind of stream");
    }

    /// <summary>Measures one command; dispose it when the command has been answered.</summary>
    public Watch Command(StreamKey stream) => new(this, stream.Kind);

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

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
