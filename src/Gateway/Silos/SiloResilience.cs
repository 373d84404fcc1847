using System.Diagnostics.Metrics;
using Orleans.Runtime.Messaging;
using Polly;
using Polly.Retry;

namespace Samlop.Silos;

/// <summary>
/// What is done about a silo that goes while it has calls, cannot be reached or does not answer: they are made again, to whoever has the grain by then. A
/// command has an id, so that it counts once however often it arrives; a question changes nothing.
/// </summary>
public sealed class SiloResilience : IDisposable
{
    public const string MeterName = "Samlop.Gateway";

    /// <summary>
    /// How long a call is waited for before it is made once more. Of a silo that it has no connection to the gateway hears nothing when it
    /// goes, and another passes on to it what nobody will answer. By then the others have missed it.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _again;
    private CancellationTokenSource _lost = new();

    public SiloResilience(TimeProvider clock, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _clock = clock;
        var repeated = meters.Create(MeterName).CreateCounter<long>("samlop.calls.repeated", description: "Calls made again because a silo went, could not be reached or did not answer");
        // About ten seconds in all: a silo is started, or missed by the others, within five.
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

    /// <summary>The answer of a call, made again for as long as silos that go take it with them.</summary>
    public async Task<TAnswer> Call<TAnswer>(Func<Task<TAnswer>> call) =>
        await _again.ExecuteAsync(static async (asked, _) => await asked.Next(), new Asked<TAnswer>(this, call));

    /// <summary>A silo's connection has closed. Which calls it had nobody can tell, since a silo passes on what is another's; so all are made again.</summary>
    public void OneIsLost() => _ = Interlocked.Exchange(ref _lost, new CancellationTokenSource()).CancelAsync();

    public void Dispose() => _lost.Dispose();

    /// <summary>The silos could not be asked, or did not answer in time.</summary>
    public static bool IsOutage(Exception exception) =>
        IsUnreached(exception) || exception is TimeoutException or OperationCanceledException or GatewayTooBusyException;

    /// <summary>No silo has answered, and none is going to.</summary>
    private static bool IsUnreached(Exception exception) =>
        exception is OrleansMessageRejectionException or ClientNotAvailableException or ConnectionFailedException or EnumerationAbortedException
        || exception.GetType().Name is "ConnectionAbortedException" or "SocketConnectionException";

    /// <summary>A call, and whether it has been without an answer for too long.</summary>
    private sealed class Asked<TAnswer>(SiloResilience resilience, Func<Task<TAnswer>> call)
    {
        private bool _wasUnanswered;

        /// <summary>Makes it. Orleans itself would wait for a lost silo's answer until its patience ends.</summary>
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
