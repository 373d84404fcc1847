using System.Collections.Frozen;
using System.Text.Json;

namespace Samlop.History;

/// <summary>A fact on its way into Marten's table of events.</summary>
/// <param name="Data">The fact as JSON, UTF-8.</param>
/// <param name="Headers"><see cref="FactHeaders"/> as JSON, UTF-8.</param>
internal readonly record struct FactToStore(RecordedFact Fact, byte[] Data, byte[] Headers, string Name, string DotNetName)
{
    private static readonly FrozenDictionary<Type, (string Name, string DotNet)> Names = FactNames.All.ToFrozenDictionary(
        pair => pair.Key,
        pair => (pair.Value, $"{pair.Key.FullName}, {pair.Key.Assembly.GetName().Name}"));

    /// <summary>Throws the serializer's exception if the fact cannot be written.</summary>
    public static FactToStore Of(RecordedFact fact)
    {
        var type = fact.Fact.GetType();
        var (name, dotNet) = Names[type];
        var data = JsonSerializer.SerializeToUtf8Bytes(fact.Fact, FactJson.Options.GetTypeInfo(type));
        return new FactToStore(fact, data, FactHeaders.Of(fact).Write(), name, dotNet);
    }
}
