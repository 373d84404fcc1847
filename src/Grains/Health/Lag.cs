namespace Samlop.Health;

/// <summary>How far something that follows from the facts is behind them.</summary>
/// <param name="Projection">Name of the read model, or <c>reactions</c>.</param>
/// <param name="Facts">Facts recorded behind its position, also those that do not concern it.</param>
/// <param name="Behind">Age of the oldest of them.</param>
public sealed record Lag(string Projection, long Facts, TimeSpan Behind);

/// <summary>From which lag on the installation calls itself degraded.</summary>
public sealed record LagBound(TimeSpan Time);

/// <summary>Reads the lag of every read model and of the reactions.</summary>
public interface ILagReader
{
    /// <summary>Throws when the database of facts cannot be reached.</summary>
    Task<IReadOnlyList<Lag>> Read(CancellationToken cancellation);
}
