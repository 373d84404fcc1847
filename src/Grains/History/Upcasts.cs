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

/// <summary>How a fact that is stored under an old name is read.</summary>
internal abstract record Upcast(string StoredName)
{
    public abstract Fact Read(byte[] data);

    public abstract void Register(IEventStoreOptions events);
}

internal sealed record Upcast<TOld, TFact>(string StoredName, Func<TOld, TFact> AsToday) : Upcast(StoredName)
    where TOld : class
    where TFact : Fact
{
    public override Fact Read(byte[] data) => AsToday(JsonSerializer.Deserialize<TOld>(data, MartenHistory.Json)!);

    public override void Register(IEventStoreOptions events) => events.Upcast(StoredName, AsToday);
}
