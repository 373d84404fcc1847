using System.Collections.Immutable;
using System.Diagnostics;
using Samlop.History;

namespace Samlop.Regions;

public abstract record RegionFact : Fact;

public sealed partial record Region : IState<Region, RegionFact>
{
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
