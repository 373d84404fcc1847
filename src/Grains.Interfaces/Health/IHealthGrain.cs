using Samlop.Access;

namespace Samlop.Health;

/// <summary>Reports the health of the installation. Each silo has its own activation.</summary>
[Alias("health")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    [Alias("report"), Open] Task<HealthReport> Report();
}

/// <param name="Silos">Active silos of the cluster; 0 when it is not known.</param>
/// <param name="Store">True when the history can be reached.</param>
/// <param name="ReadModelLag">Number of facts that the slowest read model has not seen yet; null when it is not known.</param>
/// <param name="Behind">The read models, or the reactions, that lag by more than the installation's bound.</param>
[GenerateSerializer, Immutable, Alias("health.report")]
public sealed record HealthReport(int Silos, bool Store, long? ReadModelLag, IReadOnlyList<LaggingProjection> Behind);

/// <summary>A read model, or the reactions, that lags behind the facts.</summary>
/// <param name="Projection">Name of the read model, or <c>reactions</c>.</param>
/// <param name="Facts">Number of facts recorded after its position.</param>
/// <param name="Age">Time since the oldest of them was recorded.</param>
[GenerateSerializer, Immutable, Alias("health.lagging-projection")]
public sealed record LaggingProjection(string Projection, long Facts, TimeSpan Age);
