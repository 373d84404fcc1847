using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Samlop.History;

namespace Samlop.Health;

[StatelessWorker, GrainType("health")]
public sealed class HealthGrain(IDocumentStore store, StoreResilience resilience, ILogger<HealthGrain> log) : Grain, IHealthGrain
{
    public async Task<HealthReport> Report()
    {
        var hosts = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        try
        {
            var lag = await resilience.Read(Lag, CancellationToken.None);
            return new HealthReport(hosts.Count, true, lag);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The history cannot be reached");
            return new HealthReport(hosts.Count, false, null);
        }
    }

    private async Task<long?> Lag(CancellationToken cancellation)
    {
        var statistics = await store.Advanced.FetchEventStoreStatistics(token: cancellation);
        var progress = await store.Advanced.AllProjectionProgress(token: cancellation);
        var behind = progress.Where(state => state.ShardName != ShardState.HighWaterMark).Select(state => statistics.EventSequenceNumber - state.Sequence).ToList();
        return behind.Count == 0 ? null : behind.Max();
    }
}
