namespace Samlop.Courses;

/// <summary>
/// How the day of a gathering was stored first: an online gathering had its https link as the place, and no module opened by itself.
/// Read as today's <see cref="GatheringScheduled"/>.
/// </summary>
[FactName("gathering-scheduled")]
internal sealed record GatheringScheduledBeforeOnline(string Module, DateOnly On, string Place) : IOldShape<GatheringScheduled>
{
    public GatheringScheduled AsToday() => new(Module, On, Place, Online: Place.StartsWith("https://", StringComparison.OrdinalIgnoreCase), OpensOn: null);
}
