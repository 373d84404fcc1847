using Samlop.Routes;

namespace Samlop.Regions;

internal static class RegionEndpoints
{
    public static void MapRegions(this IEndpointRouteBuilder routes)
    {
        var region = routes.To<IRegionGrain>(key: "{region}", tag: "Regions");

        region.Put<FoundRegion>("", (region, command) => region.Found(command));
        region.Get("", (region, asked) => region.View(asked.StreamMoment)).WithSummary("The region, with its municipalities.");
        region.Put("/municipalities/{number}", (region, at) => region.AdmitMunicipality(new AdmitMunicipality(at["number"])));
        region.Delete("/municipalities/{number}", (region, at) => region.ReleaseMunicipality(new ReleaseMunicipality(at["number"])));
    }
}
