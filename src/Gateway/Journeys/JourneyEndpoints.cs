using Samlop.Routes;

namespace Samlop.Journeys;

internal static class JourneyEndpoints
{
    public static void MapJourneys(this IEndpointRouteBuilder region)
    {
        var journey = region.To<IJourneyGrain>(key: "{region}/{id}", tag: "Journeys");

        journey.List("/groups/{id}/journey", (journey, asked) => journey.Lines(asked.StreamMoment, asked.Page), line => line.Cursor);
    }
}
