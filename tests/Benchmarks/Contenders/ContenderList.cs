namespace Samlop.Benchmarks;

/// <summary>Everything that takes part: one line for each.</summary>
internal static class ContenderList
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        new("ceiling", () => new Ceiling(), Outstanding: 512),
        new("samlop", () => new SamlopGrain(), Outstanding: 512),
        new("samlop-with-read-models", () => new SamlopGrain(daemon: true)),
        new("samlop-100-thousand", () => new SamlopGrain(stored: 100_000)),
        new("samlop-1-million", () => new SamlopGrain(people: 20_000)),
        new("samlop-5-million", () => new SamlopGrain(stored: 5_000_000)),
        new("plain-marten", () => new PlainMarten(), Outstanding: 32),
        new("samlop-http", () => new SamlopHttp()),
        new("plain-marten-http", () => new PlainMartenHttp(), Outstanding: 128),
        new("akka-persistence", () => new AkkaPersistence(), Peer: true, Outstanding: AkkaPersistence.Outstanding),
        new("orleans-journaled", () => new JournaledGrains(), Peer: true, Outstanding: JournaledGrains.Outstanding),
        new("emmett", Script: "emmett.mjs", Peer: true, Outstanding: 256),
        new("message-db", Script: "message-db.mjs", Peer: true, Outstanding: 128),
    ];

    /// <exception cref="ArgumentException">Nobody on .NET has that name.</exception>
    public static IContender Make(string name) => All.FirstOrDefault(entry => entry.Name == name)?.Make?.Invoke()
        ?? throw new ArgumentException($"There is no contender {name}.");
}

/// <summary>Who takes part.</summary>
/// <param name="Make">For one on .NET, which the driver of this project drives.</param>
/// <param name="Script">For one on Node.js: its file in <c>Contenders/node</c>, which speaks the protocol itself.</param>
/// <param name="Peer">Whether it counts among the other peers (row <c>best-peer</c>).</param>
/// <param name="Outstanding">Commands under way at once with which it does best; a full run also tries half and twice of it.</param>
internal sealed record Entry(string Name, Func<IContender>? Make = null, string? Script = null, bool Peer = false, int Outstanding = 256);
