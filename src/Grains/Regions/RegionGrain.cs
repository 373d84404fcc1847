using Samlop.History;

namespace Samlop.Regions;

[GrainType("region")]
public sealed partial class RegionGrain(StreamServices services) : StreamGrain<Region, RegionFact>(services), IRegionGrain
{
    public async Task<RegionView> View(Moment moment)
    {
        var (region, version) = await StateAt(moment);
        return new RegionView(Id, version, region.Founded?.Name ?? "", region.Founded?.Languages ?? [], [.. region.Municipalities]);
    }
}
