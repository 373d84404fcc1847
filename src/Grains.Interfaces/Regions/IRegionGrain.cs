using Samlop.Access;

namespace Samlop.Regions;

/// <summary>A group of municipalities that runs courses; the tenant. Key: <c>{region}</c>, a slug such as <c>agder</c>.</summary>
[Alias("region")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Founds the region. Refused: <c>region-name-empty</c>, <c>region-languages-unknown</c>, <c>region-founded-otherwise</c>.
    /// </summary>
    [Alias("found"), Allow(Role.Administrator)] Task<Receipt> Found(FoundRegion command);

    /// <summary>Admits a municipality to the region. Refused: <c>municipality-unknown</c> (none of the 357 has this number).</summary>
    [Alias("admit"), Allow(Role.Administrator, Role.Coordinator)] Task<Receipt> AdmitMunicipality(AdmitMunicipality command);

    /// <summary>Releases a municipality from the region. Refused: <c>municipality-not-in-region</c>.</summary>
    [Alias("release"), Allow(Role.Administrator, Role.Coordinator)] Task<Receipt> ReleaseMunicipality(ReleaseMunicipality command);

    [Alias("view")]
    [Allow(
        Role.Administrator, Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant,
        Role.Auditor, Role.System)]
    Task<RegionView> View(Moment moment);
}

/// <param name="Name">The name as people write it: <c>Agder</c>.</param>
/// <param name="Languages">One or more of <c>nb</c>, <c>nn</c>, <c>en</c>; the first is the default.</param>
[GenerateSerializer, Immutable, Alias("region.found")]
public sealed record FoundRegion(string Name, IReadOnlyList<string> Languages);

[GenerateSerializer, Immutable, Alias("region.admit-municipality")]
public sealed record AdmitMunicipality(string Municipality);

[GenerateSerializer, Immutable, Alias("region.release-municipality")]
public sealed record ReleaseMunicipality(string Municipality);

[GenerateSerializer, Immutable, Alias("region.view")]
public sealed record RegionView(
    string Id, long Version, string Name, IReadOnlyList<string> Languages, IReadOnlyList<string> Municipalities);
