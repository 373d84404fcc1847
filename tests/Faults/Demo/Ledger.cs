namespace Samlop.Faults;

/// <summary>Holds what was acknowledged against what is recorded, and says what does not fit.</summary>
internal static class Ledger
{
    public static IEnumerable<string> Complaints(IReadOnlyList<Acknowledged> acknowledged, IReadOnlyList<StoredFact> facts) =>
        [.. Streams(facts), .. Commands(facts), .. Missing(acknowledged, facts)];

    private static IEnumerable<string> Streams(IReadOnlyList<StoredFact> facts) =>
        from stream in facts.GroupBy(fact => fact.Stream)
        where !stream.Select(fact => fact.Version)
            .Order()
            .SequenceEqual(Enumerable.Range(1, stream.Count()).Select(version => (long)version))
        select $"{stream.Key} has gaps or doubles: {string.Join(' ', stream.Select(fact => fact.Version))}";

    /// <summary>
    /// A command is one append to one stream: its facts follow each other, and each has the id of its position among them.
    /// </summary>
    private static IEnumerable<string> Commands(IReadOnlyList<StoredFact> facts) =>
        from command in facts.GroupBy(fact => fact.Command)
        let inOrder = command.OrderBy(fact => fact.Version).ToList()
        where inOrder.Where((fact, position) => fact.Stream != inOrder[0].Stream || fact.Version != inOrder[0].Version + position
            || fact.Id != FactId.Of(Guid.ParseExact(command.Key, "n"), position)).Any()
        select $"command {command.Key} was carried out twice: {string.Join(' ', command.Select(fact => $"{fact.Stream}#{fact.Version}"))}";

    private static IEnumerable<string> Missing(IReadOnlyList<Acknowledged> acknowledged, IReadOnlyList<StoredFact> facts)
    {
        var versions = facts.GroupBy(fact => fact.Stream).ToDictionary(stream => stream.Key, stream => stream.Max(fact => fact.Version));
        var commands = facts.ToLookup(fact => fact.Command);
        foreach (var command in acknowledged.Where(command => command.Stream is not null))
            if (versions.GetValueOrDefault(command.Stream!) < command.Version)
                yield return $"{command.Method} {command.Path} ({command.Key}) was acknowledged as version {command.Version} of "
                + $"{command.Stream}, which has {versions.GetValueOrDefault(command.Stream!)}";
            else if (
                commands[command.Command]
                    .Any() && !commands[command.Command]
                    .Any(fact => fact.Stream == command.Stream && fact.Version == command.Version))
                yield return $"{command.Method} {command.Path} ({command.Key}) was acknowledged as version {command.Version} of "
                + $"{command.Stream} and is recorded elsewhere";
    }

    /// <summary>Acknowledged commands that left no fact: what they asked for was so already.</summary>
    public static IEnumerable<Acknowledged> WithoutFact(IReadOnlyList<Acknowledged> acknowledged, IReadOnlyList<StoredFact> facts)
    {
        var commands = facts.Select(fact => fact.Command).ToHashSet();
        return acknowledged.Where(command => command.Stream is not null && !commands.Contains(command.Command));
    }
}
