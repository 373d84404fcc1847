namespace Samlop.Benchmarks;

/// <summary>A row of the table: what is measured and what it must be.</summary>
/// <param name="Value">Null for what is stated only.</param>
/// <param name="AtLeast">Whether more is better.</param>
/// <param name="Quick">Whether --quick covers it.</param>
internal sealed record Target(string Id, string What, double? Value, bool AtLeast, string Unit, bool Quick = true)
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("ceiling", "grain → durable commands/s against the ceiling", 0.6, true, "ratio"),
        new("plain-marten", "the same against plain Marten, a session a command", 12, true, "ratio"),
        new("best-peer", "the same against the best of the other peers", 2, true, "ratio"),
        new("http", "over HTTP, against a plain ASP.NET Core + Marten endpoint", 4, true, "ratio"),
        new("idle-latency", "one client alone: median latency against plain Marten's", 1.2, false, "ratio"),
        new("open-loop-p99", "open loop at half of its own maximum: p99 against plain Marten's at half of its", 1, false, "ratio"),
        new("activation", "activation of a stream of 10,000 facts against one of 10", 2, false, "ratio"),
        new("growth", "commands/s with 5 million facts stored against 100 thousand", 0.9, true, "ratio", Quick: false),
        new("lag-ms", "read-model lag p99 at half of the maximum", 250, false, "ms"),
        new("rebuild", "rebuild from 1 million facts against only reading and deserialising them", 0.5, true, "ratio", Quick: false),
        new("grain-bytes", "memory of an idle active grain", null, false, "bytes"),
    ];

    public bool Holds(double measured) => Value is not { } value || (AtLeast ? measured >= value : measured <= value);
}
