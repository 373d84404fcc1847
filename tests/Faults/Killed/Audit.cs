namespace Samlop.Faults;

/// <summary>A command that a client wanted carried out once; each leaves one fact.</summary>
/// <param name="Commands">Ids under which it was sent: one, unless the client changed its key.</param>
/// <param name="Version">What was answered; null when it was never acknowledged.</param>
internal sealed record Told(string Stream, IReadOnlyList<string> Commands, long? Version);

internal enum Flaw
{
    /// <summary>Acknowledged, and in no stream.</summary>
    Missing,

    /// <summary>Carried out more than once.</summary>
    Doubled,

    /// <summary>Acknowledged as another version than it stands at, or of another stream.</summary>
    Elsewhere,

    /// <summary>The versions of a stream are not 1, 2, 3 and so on.</summary>
    Gap,

    /// <summary>Recorded while nobody had asked for it.</summary>
    Unasked,
}

internal sealed record Finding(Flaw Flaw, string What);

/// <summary>
/// Holds what clients were told against what the streams hold. What was sent and never acknowledged may stand there once or not at all.
/// </summary>
internal static class Audit
{
    /// <param name="before">How far the streams were when the clients began: that is not theirs.</param>
    /// <param name="facts">Everything in the streams the clients wrote to.</param>
    public static IReadOnlyList<Finding> Of(
        IReadOnlyCollection<Told> told, IReadOnlyDictionary<string, long> before, IReadOnlyList<StoredFact> facts)
    {
        var recorded = facts.ToLookup(fact => fact.Command);
        return [.. told.SelectMany(command => OfCommand(command, recorded)), .. Gaps(facts), .. Unasked(told, before, facts)];
    }

    private static IEnumerable<Finding> OfCommand(Told told, ILookup<string, StoredFact> recorded)
    {
        var facts = told.Commands.SelectMany(command => recorded[command]).ToList();
        var places = string.Join(", ", facts.Select(fact => $"{fact.Stream}#{fact.Version}"));
        if (facts.Count > 1)
            yield return new(Flaw.Doubled, $"{Named(told)} stands {facts.Count} times: {places}");
        if (told.Version is not null && facts.Count == 0)
            yield return new(Flaw.Missing, $"{Named(told)} was acknowledged as {told.Stream}#{told.Version} and is nowhere");
        else if (told.Version is not null && !facts.Any(fact => fact.Stream == told.Stream && fact.Version == told.Version))
            yield return new(Flaw.Elsewhere, $"{Named(told)} was acknowledged as {told.Stream}#{told.Version} and is {places}");
    }

    private static IEnumerable<Finding> Gaps(IReadOnlyList<StoredFact> facts) =>
        from stream in facts.GroupBy(fact => fact.Stream)
        let versions = stream.Select(fact => fact.Version).Order().ToList()
        where versions.Where((version, position) => version != position + 1).Any()
        select new Finding(Flaw.Gap, $"{stream.Key} has {versions.Count} facts from {versions[0]} to {versions[^1]}");

    private static IEnumerable<Finding> Unasked(
        IReadOnlyCollection<Told> told, IReadOnlyDictionary<string, long> before, IReadOnlyList<StoredFact> facts)
    {
        var asked = told.SelectMany(command => command.Commands).ToHashSet();
        return from fact in facts
               where fact.Version > before.GetValueOrDefault(fact.Stream) && !asked.Contains(fact.Command)
               select new Finding(
                   Flaw.Unasked, $"{fact.Stream}#{fact.Version}, {fact.Name}, is of command {fact.Command}, which nobody sent");
    }

    private static string Named(Told told) => $"command {string.Join(" or ", told.Commands)}";
}
