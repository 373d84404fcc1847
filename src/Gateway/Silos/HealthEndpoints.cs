using Samlop.Health;

namespace Samlop.Silos;

/// <summary>For load balancers: <c>/livez</c> says that the process lives, <c>/readyz</c> whether it can do its work.</summary>
internal static class HealthEndpoints
{
    private const string Live = "/livez", Ready = "/readyz";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    public static bool IsHealth(PathString path) => path == Live || path == Ready;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => Results.Ok(new Liveness("alive"))).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        routes.MapGet(Ready, IsReady).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    /// <remarks>
    /// Read models that are behind do not make a gateway unready. Commands and questions about one thing do not read them, and taking
    /// gateways away would not help. The answer says <c>degraded</c> instead, for monitoring.
    /// </remarks>
    private static async Task<IResult> IsReady(SiloClient silos, CancellationToken cancellation)
    {
        var report = await silos.Grain<IHealthGrain>(0).Report().WaitAsync(AnswerWithin, cancellation);
        return report is { Store: true, Silos: > 0 }
            ? Results.Ok(new Readiness(
                report.Behind.Count == 0 ? "ready" : "degraded",
                report.Silos,
                report.ReadModelLag,
                [.. report.Behind.Select(behind => new Behind(behind.Projection, behind.Facts, Math.Round(behind.Age.TotalSeconds, 1)))]))
            : throw new Refused("try-later", $"Samløp cannot reach its history just now. Ask again in a moment.", RefusalKind.TryLater);
    }

    private sealed record Liveness(string Status);

    /// <param name="ReadModelLag">Facts that the slowest read model has not seen yet.</param>
    /// <param name="Behind">Read models, and reactions, whose lag is above the bound.</param>
    private sealed record Readiness(string Status, int Silos, long? ReadModelLag, IReadOnlyList<Behind> Behind);

    private sealed record Behind(string Projection, long Facts, double Seconds);
}
