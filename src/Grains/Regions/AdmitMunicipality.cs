using Samlop.NationalRegister;

namespace Samlop.Regions;

[FactName("municipality-admitted")]
public sealed record MunicipalityAdmitted(string Municipality) : RegionFact;

public sealed partial record Region
{
    public IReadOnlyList<RegionFact> Decide(AdmitMunicipality command)
    {
        if (!MunicipalityRegister.Contains(command.Municipality))
            throw new Refused(
                "municipality-unknown",
                $"There is no municipality with number {command.Municipality}. Numbers have four digits, such as 0301.",
                RefusalKind.Invalid);
        return Municipalities.Contains(command.Municipality) ? [] : [new MunicipalityAdmitted(command.Municipality)];
    }
}

public sealed partial class RegionGrain
{
    public Task<Receipt> AdmitMunicipality(AdmitMunicipality command)
    {
        Exists();
        return Transact(region => region.Decide(command));
    }
}
