using Samlop.Access;

namespace Samlop.Health;

/// <summary>How the installation is; one is asked on whichever silo is near.</summary>
[Alias("health")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    [Alias("report"), Open] Task<HealthReport> Report();
}

/// <param name="Silos">Active silos of the cluster.</param>
/// <param name="Store">Whether the history can be reached and its schema is the one this version needs.</param>
/// <param name="ReadModelLag">Facts that the slowest read model has not seen yet; null when that is not known.</param>
[GenerateSerializer, Immutable, Alias("health.report")]
public sealed record HealthReport(int Silos, bool Store, long? ReadModelLag);
