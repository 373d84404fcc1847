using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samlop.Benchmarks;

/// <summary>
/// What a contender is asked, one JSON object a line on its standard input; it answers each with one line on its standard output.
/// </summary>
/// <param name="Op">
/// <c>prepare</c> (connection, url, streams), <c>closed</c> (outstanding, seconds, warmup), <c>open</c> (rate, seconds, warmup),
/// <c>count</c>, <c>measure</c> (what, n, rate, seconds), <c>stop</c>.
/// </param>
/// <param name="Connection">For Npgsql.</param>
/// <param name="Url">The same for others: <c>postgres://…</c>.</param>
/// <param name="Streams">How many streams there are.</param>
/// <param name="Outstanding">Closed loop: commands under way at once.</param>
/// <param name="Rate">Open loop: commands a second, evenly spaced, whatever comes back.</param>
/// <param name="Seconds">Measured time.</param>
/// <param name="Warmup">Seconds before it, under the same load, that count for nothing but <see cref="Answer.Total"/>.</param>
internal sealed record Request(
    string Op, string? Connection = null, string? Url = null, int Streams = 0,
    int Outstanding = 0, double Rate = 0, double Seconds = 0, double Warmup = 0, string? What = null, long N = 0);

/// <summary>What it answers; members that do not belong to the question are left out.</summary>
/// <param name="Error">Why the question could not be answered at all.</param>
/// <param name="Acknowledged">Commands acknowledged within the measured time.</param>
/// <param name="Failed">Commands that failed since <c>prepare</c>; the first failure is in <see cref="Failure"/>.</param>
/// <param name="Total">Commands acknowledged since <c>prepare</c>, those of warm-up and of the last moment included.</param>
/// <param name="P50Ms">Closed loop: from sending to acknowledgement. Open loop: from the moment when it was to be sent.</param>
/// <param name="Count">Facts in the database; after <c>prepare</c> those that it put there.</param>
/// <param name="Measured">Answer to <c>measure</c>.</param>
internal sealed record Answer(
    string? Error = null, long? Acknowledged = null, long? Failed = null, string? Failure = null, long? Total = null,
    double? Seconds = null,
    double? P50Ms = null, double? P99Ms = null, double? P999Ms = null, long? Count = null, JsonElement? Measured = null);

internal static class Wire
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
