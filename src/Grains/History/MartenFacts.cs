using System.Globalization;
using JasperFx.Events;
using Samlop.Access;

namespace Samlop.History;

/// <summary>Turns Marten's events into recorded facts; <see cref="FactToStore"/> does the opposite.</summary>
internal static class MartenFacts
{
    public static RecordedFact ToFact(this IEvent stored) => new(
        (Fact)stored.Data,
        stored.Id,
        stored.StreamKey!,
        stored.Version,
        stored.Timestamp.ToUniversalTime(),
        EffectiveOf(stored),
        stored.UserName!,
        Enum.Parse<Role>(Header(stored, FactHeaders.RoleName)!),
        Guid.ParseExact(Header(stored, FactHeaders.CommandName)!, "n"),
        Header(stored, FactHeaders.BodyName),
        stored.CorrelationId!,
        stored.CausationId);

    /// <summary>Marten reads a header that looks like a time as a time; as a text it would lose its fraction and its zone.</summary>
    private static DateTimeOffset EffectiveOf(IEvent stored) => stored.Headers![FactHeaders.EffectiveName] switch
    {
        DateTime time => new DateTimeOffset(time).ToUniversalTime(),
        var text => DateTimeOffset.Parse((string)text, CultureInfo.InvariantCulture),
    };

    private static string? Header(IEvent stored, string name) => stored.Headers!.TryGetValue(name, out var value) ? value.ToString() : null;
}
