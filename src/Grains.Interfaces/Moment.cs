namespace Samlop;

/// <summary>
/// Which past a question is about. <paramref name="AsOf"/>: as it was, facts that were true by then (effective time).
/// <paramref name="KnownAt"/>: as it was known, facts that were recorded by then. <paramref name="AtVersion"/>: one stream's
/// first so many facts. They narrow together; <see cref="Now"/> narrows nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("history.moment")]
public sealed record Moment(DateTimeOffset? AsOf = null, DateTimeOffset? KnownAt = null, long? AtVersion = null)
{
    public static Moment Now { get; } = new();

    public bool IsNow => this == Now;
}
