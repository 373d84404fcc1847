namespace Samlop.Courses;

/// <summary>
/// The first stored shape of <see cref="GatheringScheduled"/>: the place of an online gathering was its https link, and no module opened by
/// itself.
/// </summary>
[FactName("gathering-scheduled")]
internal sealed record GatheringScheduledBeforeOnline(string Module, DateOnly On, string Place) : IOldShape<GatheringScheduled>
{
    public GatheringScheduled AsToday() =>
        new(Module, On, Place, Online: Place.StartsWith("https://", StringComparison.OrdinalIgnoreCase), OpensOn: null);
}
