using Samlop.Access;

namespace Samlop.Health;

/// <summary>How the installation is; one is asked on whichever silo is near.</summary>
[Alias("health")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    [Alias("report"), Open] Task<HealthReport> Report();
}

/// <param name="Silos">Active silos of the cluster; 0 when that is not known.</param>
/// <param name="Store">Whether the history can be reached.</param>
/// <param name="ReadModelLag">Facts that the slowest read model has not seen yet; null when that is not known.</param>
/// <param name="Behind">What is behind for longer than the installation's bound.</param>
[GenerateSerializer, Immutable, Alias("health.report")]
public sealed record HealthReport(int Silos, bool Store, long? ReadModelLag, IReadOnlyList<LaggingProjection> Behind);

/// <summary>A read model, or the reactions, that what was recorded has not reached.</summary>
/// <param name="Facts">Facts recorded behind its position.</param>
/// <param name="Age">How long ago the oldest of them was recorded.</param>
[GenerateSerializer, Immutable, Alias("health.lagging-projection")]
public sealed record LaggingProjection(string Projection, long Facts, TimeSpan Age);
