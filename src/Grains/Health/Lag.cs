namespace Samlop.Health;

/// <summary>The lag of a read model, or of the reactions, behind the facts.</summary>
/// <param name="Projection">Name of the read model, or <c>reactions</c>.</param>
/// <param name="Facts">Number of facts recorded after its position, including those that it does not read.</param>
/// <param name="Behind">Age of the oldest of them.</param>
public sealed record Lag(string Projection, long Facts, TimeSpan Behind);

/// <summary>The longest lag with which the installation still reports itself healthy; above it is degraded.</summary>
public sealed record LagBound(TimeSpan Time);

/// <summary>Reads the lag of every read model and of the reactions.</summary>
public interface ILagReader
{
    /// <summary>Throws when the database of facts cannot be reached.</summary>
    Task<IReadOnlyList<Lag>> Read(CancellationToken cancellation);
}
