using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Samlop.Health;

[StatelessWorker, GrainType("health")]
public sealed class HealthGrain(ILagReader lag, LagBound bound, ILogger<HealthGrain> log) : Grain, IHealthGrain
{
    public async Task<HealthReport> Report()
    {
        var hosts = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        try
        {
            var lags = await lag.Read(CancellationToken.None);
            var behind = lags
                .Where(lag => lag.Behind > bound.Time)
                .Select(lag => new LaggingProjection(lag.Projection, lag.Facts, lag.Behind));
            return new HealthReport(hosts.Count, true, lags.Max(lag => lag.Facts), [.. behind]);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The history cannot be reached");
            return new HealthReport(hosts.Count, false, null, []);
        }
    }
}
