using Samlop.History;

namespace Samlop.Regions;

[GrainType("region")]
public sealed partial class RegionGrain(StreamServices services) : StreamGrain<Region, RegionFact>(services), IRegionGrain
{
    public async Task<RegionView> View(Moment moment)
    {
        var facts = await FactsAt(moment);
        var region = facts.Aggregate(Region.Initial, (state, fact) => state.Evolve((RegionFact)fact.Fact));
        return new RegionView(Id, facts.Max(fact => fact.Version), region.Founded?.Name ?? "", region.Founded?.Languages ?? [], [.. region.Municipalities]);
    }
}
