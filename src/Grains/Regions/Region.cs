using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Samlop.Regions;

public abstract record RegionFact : Fact;

public sealed partial record Region : IState<Region, RegionFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "region";

    public static Region Initial { get; } = new();

    public RegionFounded? Founded { get; init; }
    public ImmutableSortedSet<string> Municipalities { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public Region Evolve(RegionFact fact) => fact switch
    {
        RegionFounded f => this with { Founded = f },
        MunicipalityAdmitted f => this with { Municipalities = Municipalities.Add(f.Municipality) },
        MunicipalityReleased f => this with { Municipalities = Municipalities.Remove(f.Municipality) },
        _ => throw new UnreachableException(fact.GetType().Name),
    };
}

/// <summary>The facts of a region: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(MunicipalityAdmitted))]
[JsonSerializable(typeof(MunicipalityReleased))]
[JsonSerializable(typeof(RegionFounded))]
internal sealed partial class RegionFacts : JsonSerializerContext;
