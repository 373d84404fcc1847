namespace Samlop.Regions;

[GrainType(Region.Kind)]
public sealed partial class RegionGrain(StreamServices services) : StreamGrain<Region, RegionFact>(services), IRegionGrain
{
    public async Task<RegionView> View(Moment moment)
    {
        var (region, version) = await StateAt(moment);
        return new RegionView(Id, version, region.Founded?.Name ?? "", region.Founded?.Languages ?? [], [.. region.Municipalities]);
    }
}
