using System.Collections.Immutable;
using System.Diagnostics;
using Samlop.History;

namespace Samlop.Programmes;

public abstract record ProgrammeFact : Fact;

public sealed partial record Programme : IState<Programme, ProgrammeFact>
{
    public static Programme Initial { get; } = new();

    public ProgrammePublished? Newest { get; init; }

    /// <summary>Every instrument ever published, as it was last: one that left and comes back changed needs a higher version too.</summary>
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
