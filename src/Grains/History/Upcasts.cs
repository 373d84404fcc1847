using System.Reflection;
using System.Text.Json;
using Marten.Events;

namespace Samlop.History;

/// <summary>The shapes in which facts were stored once (<see cref="IOldShape{TFact}"/>), each with its stored name.</summary>
internal static class Upcasts
{
    public static IReadOnlyList<Upcast> All { get; } =
    [
        .. from old in typeof(Fact).Assembly.GetTypes()
           from shape in old.GetInterfaces()
           where shape.IsGenericType && shape.GetGenericTypeDefinition() == typeof(IOldShape<>)
           orderby old.Name
           select (Upcast)Activator.CreateInstance(typeof(Upcast<,>).MakeGenericType(old, shape.GetGenericArguments()[0]))!,
    ];

    public static void Register(IEventStoreOptions events)
    {
        foreach (var upcast in All)
            upcast.Register(events);
    }
}

/// <summary>One old shape of a fact.</summary>
/// <param name="Name">The name under which it is stored.</param>
/// <param name="Today">The fact that readers get.</param>
internal abstract record Upcast(string Name, Type Today)
{
    public abstract Fact Read(ReadOnlySpan<byte> json);

    public abstract void Register(IEventStoreOptions events);
}

internal sealed record Upcast<TOld, TFact>() : Upcast(typeof(TOld).GetCustomAttribute<FactNameAttribute>()!.Name, typeof(TFact))
    where TOld : class, IOldShape<TFact>
    where TFact : Fact
{
    public override Fact Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<TOld>(json, FactJson.Options)!.AsToday();

    public override void Register(IEventStoreOptions events) => events.Upcast<TOld, TFact>(Name, old => old.AsToday());
}
