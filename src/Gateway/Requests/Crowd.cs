using System.Threading.RateLimiting;

namespace Samlop.Requests;

/// <summary>
/// Limits how many requests are under way at a time. A request beyond the limit is refused at once, before it costs anything. Open
/// connections are limited too, because each costs memory.
/// </summary>
/// <remarks>Refused: <c>try-later</c>, with <c>Retry-After</c>. <c>/livez</c> and <c>/readyz</c> are always answered.</remarks>
internal static class Crowd
{
    /// <summary>
    /// A connection holds about 14 KB, so all together hold as much as the rest of the gateway. One too many is closed without an answer.
    /// </summary>
    public const int MostConnected = 10_000;

    /// <summary>
    /// How many clients may wait for the gateway to accept their connection; Linux lowers it to its <c>net.core.somaxconn</c>. Linux
    /// ignores a client for whom there is no room, and the client tries again only after 1 s, 3 s and 7 s. The default is 512.
    /// </summary>
    public const int MostConnectingAtOnce = MostConnected;

    /// <summary>At a few thousand requests a second, the last of these waits half a second. Memory stays flat however many come.</summary>
    private const int MostUnderWay = 2000;

    public static void AddCrowdLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostUnderWay, QueueLimit = 0 }));
    });
}
