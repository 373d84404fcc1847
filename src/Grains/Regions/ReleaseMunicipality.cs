namespace Samlop.Regions;

[FactName("municipality-released")]
public sealed record MunicipalityReleased(string Municipality) : RegionFact;

public sealed partial record Region
{
    public IReadOnlyList<RegionFact> Decide(ReleaseMunicipality command) =>
        Municipalities.Contains(command.Municipality)
            ? [new MunicipalityReleased(command.Municipality)]
            : throw new Refused("municipality-not-in-region", $"Municipality {command.Municipality} is not in the region.");
}

public sealed partial class RegionGrain
{
    public Task<Receipt> ReleaseMunicipality(ReleaseMunicipality command)
    {
        Exists();
        return Transact(region => region.Decide(command));
    }
}
