namespace Samlop;

/// <param name="Streams">Kind of stream → number of streams.</param>
/// <param name="Facts">Stored name of the fact → number of facts.</param>
/// <param name="StreamsWithGaps">
/// Keys of streams whose facts do not run 1, 2, 3 … up to the stream's own version; empty when all is well.
/// </param>
[GenerateSerializer, Immutable, Alias("register.history-summary")]
public sealed record HistorySummary(
    long Total,
    IReadOnlyDictionary<string, long> Streams,
    IReadOnlyDictionary<string, long> Facts,
    IReadOnlyList<string> StreamsWithGaps);
