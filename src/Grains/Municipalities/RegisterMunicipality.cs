using Samlop.NationalRegister;

namespace Samlop.Municipalities;

/// <summary>Name and county as the national register has them on that day. The register may change; this fact does not.</summary>
[FactName("municipality-registered")]
public sealed record MunicipalityRegistered(string Name, string County) : MunicipalityFact;

public sealed partial record Municipality
{
    /// <param name="official">The entry of the national register; null if it has no such number.</param>
    public IReadOnlyList<MunicipalityFact> Decide(RegisterMunicipality command, OfficialMunicipality? official, bool inRegion)
    {
        if (Registered is not null)
            return [];
        if (official is null)
            throw new Refused(
                "municipality-unknown", $"There is no municipality with that number. Numbers have four digits, such as 0301.",
                RefusalKind.Invalid);
        if (!inRegion)
            throw new Refused("municipality-not-in-region", $"Admit municipality {official.Number} to the region first.");
        return [new MunicipalityRegistered(official.Name, official.County)];
    }
}

public sealed partial class MunicipalityGrain
{
    public async Task<Receipt> Register(RegisterMunicipality command)
    {
        var inRegion = (await MunicipalitiesOfRegion()).Contains(Id);
        return await Transact(municipality => municipality.Decide(command, MunicipalityRegister.All.GetValueOrDefault(Id), inRegion));
    }
}
