using Npgsql;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Samlop.History;

/// <summary>
/// Retries and circuit breaker for the database. Reads are retried. An append is never retried blindly: <see cref="Lane"/> first looks up
/// whether its facts are in the history. If nearly everything fails, callers get <c>try-later</c> at once.
/// </summary>
public sealed class StoreResilience
{
    private readonly ResiliencePipeline _read;
    private readonly ResiliencePipeline _append;

    public StoreResilience(TimeProvider clock)
    {
        var breaker = new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(5),
            BreakDuration = TimeSpan.FromSeconds(2),
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsFault),
        };
        _read = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 5,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsFault),
            })
            .AddCircuitBreaker(breaker)
            .AddTimeout(TimeSpan.FromSeconds(20))
            .Build();
        _append = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(breaker)
            .AddTimeout(TimeSpan.FromSeconds(20))
            .Build();
    }

    public async Task<T> Read<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await _read.ExecuteAsync(async token => await read(token), cancellation);
        }
        catch (Exception fault) when (IsFault(fault) || fault is BrokenCircuitException)
        {
            throw TryLater();
        }
    }

    /// <summary>Makes one attempt. A fault is thrown as it is, since the outcome is unknown.</summary>
    public async Task<T> Append<T>(Func<CancellationToken, Task<T>> append, CancellationToken cancellation) =>
        await _append.ExecuteAsync(async token => await append(token), cancellation);

    public static Refused TryLater() =>
        new("try-later", $"The history cannot be reached just now. Send the same command again in a moment.", RefusalKind.TryLater);

    /// <summary>Whether a fault lies in the connection or the server, not in the request.</summary>
    public static bool IsFault(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } =>
            state is "57P01" or "57P02" or "57P03" or "40001" or "40P01" || state[..2] is "08" or "53" or "58",
        NpgsqlException or TimeoutRejectedException or TimeoutException or IOException or System.Net.Sockets.SocketException => true,
        { InnerException: { } inner } => IsFault(inner),
        _ => false,
    };
}
