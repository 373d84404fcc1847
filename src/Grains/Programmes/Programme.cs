using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Samlop.Programmes;

public abstract record ProgrammeFact : Fact;

public sealed partial record Programme : IState<Programme, ProgrammeFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "programme";

    public static Programme Initial { get; } = new();

    public ProgrammePublished? Newest { get; init; }

    /// <summary>
    /// The newest version of every instrument ever published. One that was removed and comes back changed needs a higher version too.
    /// </summary>
    public ImmutableDictionary<string, Instrument> Instruments { get; init; } = ImmutableDictionary<string, Instrument>.Empty;

    public bool Retired { get; init; }

    public Programme Evolve(ProgrammeFact fact) => fact switch
    {
        ProgrammePublished f => this with
        {
            Newest = f,
            Instruments = Instruments.SetItems(f.Content.Instruments.Select(instrument => KeyValuePair.Create(instrument.Key, instrument))),
        },
        ProgrammeRetired => this with { Retired = true },
        _ => throw new UnreachableException(fact.GetType().Name),
    };
}

/// <summary>The facts of a programme: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(ProgrammePublished))]
[JsonSerializable(typeof(ProgrammeRetired))]
internal sealed partial class ProgrammeFacts : JsonSerializerContext;
