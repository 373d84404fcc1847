using System.Text.Json;
using Marten.Events;
using Samlop.Courses;

namespace Samlop.History;

/// <summary>Facts whose shape has changed since they were stored: one line for each, old stored name → today's record.</summary>
internal static class Upcasts
{
    public static IReadOnlyList<Upcast> All { get; } =
    [
        new Upcast<GatheringScheduledBeforeOnline, GatheringScheduled>(GatheringScheduledBeforeOnline.StoredName, old => old.AsToday()),
    ];

    public static void Register(IEventStoreOptions events)
    {
        foreach (var upcast in All)
            upcast.Register(events);
    }
}

/// <summary>One old shape of a fact.</summary>
/// <param name="Name">Under which it is stored.</param>
/// <param name="Today">The fact it is read as.</param>
internal abstract record Upcast(string Name, Type Today)
{
    public abstract Fact Read(ReadOnlySpan<byte> json);

    public abstract void Register(IEventStoreOptions events);
}

internal sealed record Upcast<TOld, TFact>(string Name, Func<TOld, TFact> AsToday) : Upcast(Name, typeof(TFact))
    where TOld : class
    where TFact : Fact
{
    public override Fact Read(ReadOnlySpan<byte> json) => AsToday(JsonSerializer.Deserialize<TOld>(json, MartenHistory.Json)!);

    public override void Register(IEventStoreOptions events) => events.Upcast(Name, AsToday);
}
