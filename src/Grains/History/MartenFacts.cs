using System.Globalization;
using JasperFx.Events;
using Samlop.Access;

namespace Samlop.History;

/// <summary>Between Marten's events and our recorded facts, both ways. What has no column of its own stands in the headers.</summary>
internal static class MartenFacts
{
    private const string Command = "command", ActingRole = "role", Effective = "effective", Body = "body";

    public static IEvent ToEvent(this RecordedFact fact)
    {
        var stored = Event.For(fact.Fact);
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
            [Effective] = fact.Effective.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
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
        DateTimeOffset.Parse(Header(stored, Effective)!, CultureInfo.InvariantCulture),
        stored.UserName!,
        Enum.Parse<Role>(Header(stored, ActingRole)!),
        Guid.ParseExact(Header(stored, Command)!, "n"),
        Header(stored, Body),
        stored.CorrelationId!,
        stored.CausationId);

    private static string? Header(IEvent stored, string name) => stored.Headers!.TryGetValue(name, out var value) ? value.ToString() : null;
}
