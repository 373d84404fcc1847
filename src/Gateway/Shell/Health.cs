using Samlop.Health;
using Samlop.History;

namespace Samlop.Shell;

/// <summary>For load balancers: whether the process lives, and whether it can do its work.</summary>
internal static class Health
{
    private const string Live = "/livez", Ready = "/readyz";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    public static bool IsHealth(PathString path) => path == Live || path == Ready;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => Results.Ok(new Liveness("alive"))).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        routes.MapGet(Ready, IsReady).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    private static async Task<IResult> IsReady(Silos silos, CancellationToken cancellation)
    {
        var report = await silos.Grain<IHealthGrain>(0).Report().WaitAsync(AnswerWithin, cancellation);
        return report is { Store: true, Silos: > 0 }
            ? Results.Ok(new Readiness("ready", report.Silos, report.ReadModelLag))
            : throw new Refused("try-later", $"Samløp cannot reach its history just now. Ask again in a moment.", RefusalKind.TryLater);
    }

    private sealed record Liveness(string Status);

    private sealed record Readiness(string Status, int Silos, long? ReadModelLag);
}
