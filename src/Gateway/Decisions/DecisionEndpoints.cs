using Samlop.ManagementGroups;
using Samlop.Routes;

namespace Samlop.Decisions;

internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder region)
    {
        var decisions = region.To<IDecisionsGrain>(key: "{region}", tag: "Decisions");

        decisions.List(
            "/decisions",
            (decisions, asked) => decisions.List(
                new DecisionFilter(
                    asked.Query("course"), asked.Query("municipality"), asked.Query("group"),
                    asked.Choice<DecisionPhase>("phase"), asked.Choice<Horizon>("horizon"), asked.Day("dueBy")),
                asked.StreamMoment,
                asked.Page),
            row => row.Id);
    }
}
