using System.Globalization;
using JasperFx.Events;
using Samlop.Access;

namespace Samlop.History;

/// <summary>Between Marten's events and our recorded facts, both ways. What has no column of its own stands in the headers.</summary>
internal static class MartenFacts
{
    /// <summary>Header of the hash of the command's content.</summary>
    public const string Body = "body";

    private const string Command = "command", ActingRole = "role", Effective = "effective";

    /// <param name="events">Wraps the fact as what it is: an envelope made for the base type would lose the fact's stored name.</param>
    public static IEvent ToEvent(this RecordedFact fact, IEventStoreOperations events)
    {
        var stored = events.BuildEvent(fact.Fact);
        stored.Id = fact.Id;
        stored.StreamKey = fact.Stream;
        stored.Timestamp = fact.Recorded;
        stored.UserName = fact.Actor;
        stored.CorrelationId = fact.Correlation;
        stored.CausationId = fact.Causation;
        stored.Headers = new Dictionary<string, object>
        {
            [Command] = fact.Command.ToString("n"),
            [ActingRole] = fact.Role.ToString(),
            [Effective] = fact.Effective.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        if (fact.BodyHash is { } hash)
            stored.Headers[Body] = hash;
        return stored;
    }

    public static RecordedFact ToFact(this IEvent stored) => new(
        (Fact)stored.Data,
        stored.Id,
        stored.StreamKey!,
        stored.Version,
        stored.Timestamp.ToUniversalTime(),
        EffectiveOf(stored),
        stored.UserName!,
        Enum.Parse<Role>(Header(stored, ActingRole)!),
        Guid.ParseExact(Header(stored, Command)!, "n"),
        Header(stored, Body),
        stored.CorrelationId!,
        stored.CausationId);

    /// <summary>Marten reads a header that looks like a time as one; as a text it would lose its fraction and its zone.</summary>
    private static DateTimeOffset EffectiveOf(IEvent stored) => stored.Headers![Effective] switch
    {
        DateTime time => new DateTimeOffset(time).ToUniversalTime(),
        var text => DateTimeOffset.Parse((string)text, CultureInfo.InvariantCulture),
    };

    private static string? Header(IEvent stored, string name) => stored.Headers!.TryGetValue(name, out var value) ? value.ToString() : null;
}
