using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Samlop.Health;

[StatelessWorker, GrainType("health")]
public sealed class HealthGrain(ILagReader lag, LagBound bound, ILogger<HealthGrain> log) : Grain, IHealthGrain
{
    public async Task<HealthReport> Report()
    {
        // The members of the cluster stand in the same database: without it they are not known either.
        var silos = 0;
        try
        {
            silos = (await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;
            var lags = await lag.Read(CancellationToken.None);
            var behind = lags
                .Where(lag => lag.Behind > bound.Time)
                .Select(lag => new LaggingProjection(lag.Projection, lag.Facts, lag.Behind));
            return new HealthReport(silos, true, lags.Max(lag => lag.Facts), [.. behind]);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The history cannot be reached");
            return new HealthReport(silos, false, null, []);
        }
    }
}
