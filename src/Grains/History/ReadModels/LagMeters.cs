using System.Diagnostics.Metrics;
using Samlop.Health;

namespace Samlop.History;

/// <summary>Metrics of the lag of each read model and of the reactions. Only the leader measures it.</summary>
public sealed class LagMeters
{
    private IReadOnlyList<Lag> _lags = [];

    public LagMeters(IMeterFactory factory)
    {
        var meter = factory.Create(CommandMeters.Name);
        meter.CreateObservableGauge(
            "samlop.projection.lag", () => Measured(lag => lag.Facts), "{fact}", "Facts recorded that the projection has not seen yet");
        meter.CreateObservableGauge(
            "samlop.projection.lag.time", () => Measured(lag => lag.Behind.TotalSeconds), "s", "Age of the oldest of them");
    }

    public void Show(IReadOnlyList<Lag> lags) => Volatile.Write(ref _lags, lags);

    private IEnumerable<Measurement<T>> Measured<T>(Func<Lag, T> value) where T : struct =>
        Volatile.Read(ref _lags)
            .Select(lag => new Measurement<T>(value(lag), new KeyValuePair<string, object?>("projection", lag.Projection)));
}
