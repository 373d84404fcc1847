using Samlop.Access;

namespace Samlop.Regions;

/// <summary>A grouping of municipalities that runs courses; the tenant. Key: <c>{region}</c>, a slug such as <c>agder</c>.</summary>
[Alias("region")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Starts the region. Refused: <c>region-name-empty</c>, <c>region-languages-unknown</c>, <c>region-founded-otherwise</c>.</summary>
    [Alias("found"), Allow(Role.Administrator)] Task<Receipt> Found(FoundRegion command);

    /// <summary>Takes a municipality in. Refused: <c>municipality-unknown</c> (no such number among the 357).</summary>
    [Alias("admit"), Allow(Role.Administrator, Role.Coordinator)] Task<Receipt> AdmitMunicipality(AdmitMunicipality command);

    /// <summary>Lets a municipality go. Refused: <c>municipality-not-in-region</c>.</summary>
    [Alias("release"), Allow(Role.Administrator, Role.Coordinator)] Task<Receipt> ReleaseMunicipality(ReleaseMunicipality command);

    [Alias("view"), Allow(Role.Administrator, Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant, Role.Auditor, Role.System)]
    Task<RegionView> View(Moment moment);
}

/// <param name="Name">As people write it: <c>Agder</c>.</param>
/// <param name="Languages">Of <c>nb</c>, <c>nn</c>, <c>en</c>; the first is the default.</param>
[GenerateSerializer, Immutable, Alias("region.found")]
public sealed record FoundRegion(string Name, IReadOnlyList<string> Languages);

[GenerateSerializer, Immutable, Alias("region.admit-municipality")]
public sealed record AdmitMunicipality(string Municipality);

[GenerateSerializer, Immutable, Alias("region.release-municipality")]
public sealed record ReleaseMunicipality(string Municipality);

[GenerateSerializer, Immutable, Alias("region.view")]
public sealed record RegionView(string Id, long Version, string Name, IReadOnlyList<string> Languages, IReadOnlyList<string> Municipalities);
