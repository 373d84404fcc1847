using Marten.Events;
using Samlop.Courses;

namespace Samlop.History;

/// <summary>Facts whose shape has changed since they were stored: one line for each, old stored name → today's record.</summary>
internal static class Upcasts
{
    public static void Register(IEventStoreOptions events)
    {
        events.Upcast<GatheringScheduledBeforeOnline, GatheringScheduled>(GatheringScheduledBeforeOnline.StoredName, old => old.AsToday());
    }
}
