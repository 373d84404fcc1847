using System.Threading.RateLimiting;

namespace Samlop.Shell;

/// <summary>How many requests are under way at a time; one too many is told at once to come again, before it costs anything.</summary>
/// <remarks>Refused: <c>try-later</c>, with <c>Retry-After</c>. Whether the process lives and is ready can always be asked.</remarks>
internal static class Crowd
{
    /// <summary>At a few thousand requests a second, the last of them waits half a second; memory stays flat however many come.</summary>
    private const int MostUnderWay = 2000;

    public static void AddCrowdLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostUnderWay, QueueLimit = 0 }));
    });
}
