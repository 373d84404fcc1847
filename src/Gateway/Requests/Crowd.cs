using System.Threading.RateLimiting;

namespace Samlop.Requests;

/// <summary>
/// How many requests are under way at a time; one too many is told at once to come again, before it costs anything. And how many clients
/// are connected: who waits with an open connection costs memory too.
/// </summary>
/// <remarks>Refused: <c>try-later</c>, with <c>Retry-After</c>. Whoever is connected can always ask whether the process lives and is ready.</remarks>
internal static class Crowd
{
    /// <summary>A connection holds about 14 KB, so all together as much as the rest of the gateway. One too many is closed unheard.</summary>
    public const int MostConnected = 10_000;

    /// <summary>At a few thousand requests a second, the last of them waits half a second; memory stays flat however many come.</summary>
    private const int MostUnderWay = 2000;

    public static void AddCrowdLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostUnderWay, QueueLimit = 0 }));
    });
}
