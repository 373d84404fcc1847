namespace Samlop;

/// <summary>
/// The moment that a question is about, which selects the facts that count. <paramref name="AsOf"/>: facts that were true by then
/// (effective time). <paramref name="KnownAt"/>: facts that were recorded by then. <paramref name="AtVersion"/>: facts of one stream up to
/// this version. Given together, all must hold; at <see cref="Now"/> all facts count.
/// </summary>
[GenerateSerializer, Immutable, Alias("history.moment")]
public sealed record Moment(DateTimeOffset? AsOf = null, DateTimeOffset? KnownAt = null, long? AtVersion = null)
{
    public static Moment Now { get; } = new();

    public bool IsNow => this == Now;
}
