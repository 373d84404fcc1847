using System.Diagnostics.Metrics;
using Orleans.Runtime.Messaging;
using Polly;
using Polly.Retry;

namespace Samlop.Silos;

/// <summary>
/// Repeats calls whose silo died, cannot be reached or does not answer. The repeated call goes to the silo that has the grain by then. A
/// command has an id, so it counts once however often it arrives; a question changes nothing.
/// </summary>
public sealed class SiloResilience : IDisposable
{
    public const string MeterName = "Samlop.Gateway";

    /// <summary>
    /// How long a call may be without an answer before it is made once more. The gateway may have no connection to the silo that has the
    /// call, because another silo passed it on; then it does not hear when that silo dies. After this time the other silos know.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _again;
    private CancellationTokenSource _lost = new();

    public SiloResilience(TimeProvider clock, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _clock = clock;
        var repeated = meters.Create(MeterName).CreateCounter<long>(
            "samlop.calls.repeated", description: "Calls made again because a silo went, could not be reached or did not answer");
        // About ten seconds in all: within five, a new silo has started or the others have noticed that one is dead.
        _again = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 12,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsUnreached),
                OnRetry = _ =>
                {
                    repeated.Add(1);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Makes a call, and repeats it if its silo is lost.</summary>
    public async Task<TAnswer> Call<TAnswer>(Func<Task<TAnswer>> call) =>
        await _again.ExecuteAsync(static async (asked, _) => await asked.Next(), new Asked<TAnswer>(this, call));

    /// <summary>
    /// The connection to a silo has closed. Nobody can tell which calls it had, because silos pass calls on, so all calls under way are
    /// repeated.
    /// </summary>
    public void OneIsLost() => _ = Interlocked.Exchange(ref _lost, new CancellationTokenSource()).CancelAsync();

    public void Dispose() => _lost.Dispose();

    /// <summary>The silos could not be asked, or did not answer in time.</summary>
    public static bool IsOutage(Exception exception) =>
        IsUnreached(exception) || exception is TimeoutException or OperationCanceledException or GatewayTooBusyException;

    /// <summary>No silo has answered, and none will.</summary>
    private static bool IsUnreached(Exception exception) =>
        exception is OrleansMessageRejectionException or ClientNotAvailableException or ConnectionFailedException
            or EnumerationAbortedException
        || exception.GetType().Name is "ConnectionAbortedException" or "SocketConnectionException";

    /// <summary>A call, and whether it was without an answer for too long.</summary>
    private sealed class Asked<TAnswer>(SiloResilience resilience, Func<Task<TAnswer>> call)
    {
        private bool _wasUnanswered;

        /// <summary>Makes the call. Orleans itself would wait for the answer of a lost silo until its own time-out.</summary>
        public async Task<TAnswer> Next()
        {
            var (lost, patience) = (resilience._lost.Token, _wasUnanswered ? Timeout.InfiniteTimeSpan : Patience);
            var answer = call();
            try
            {
                return await answer.WaitAsync(patience, resilience._clock, lost);
            }
            catch (OperationCanceledException) when (lost.IsCancellationRequested)
            {
                throw new SiloUnavailableException("A silo went while calls were under way.");
            }
            catch (TimeoutException) when (!answer.IsCompleted)
            {
                _wasUnanswered = true;
                throw new SiloUnavailableException("A call was not answered; it may be a silo's that has gone.");
            }
        }
    }
}
