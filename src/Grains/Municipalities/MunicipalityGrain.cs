using Samlop.Regions;

namespace Samlop.Municipalities;

[GrainType(Municipality.Kind)]
public sealed partial class MunicipalityGrain(StreamServices services)
    : StreamGrain<Municipality, MunicipalityFact>(services), IMunicipalityGrain
{
    public async Task<MunicipalityView> View(Moment moment)
    {
        var (municipality, version) = await StateAt(moment);
        return new MunicipalityView(
            Id, version, municipality.Registered?.Name ?? "", municipality.Registered?.County ?? "",
            [.. municipality.Courses.Select(course => new CourseSeatsView(course.Key, course.Value.Given, course.Value.Holders.Count))],
            [.. municipality.Contacts], municipality.Successors, municipality.Predecessors);
    }

    private async Task<IReadOnlyList<string>> MunicipalitiesOfRegion() =>
        (await GrainFactory.GetGrain<IRegionGrain>(RegionId).View(Moment.Now)).Municipalities;

    /// <summary>
    /// Those of the numbers that can succeed this municipality: they are in the region, registered, and still municipalities of their own.
    /// </summary>
    /// <remarks>
    /// Their facts are read instead of asking their grains: two municipalities that name each other would wait for each other.
    /// </remarks>
    private async Task<IReadOnlyCollection<string>> WhoCanSucceed(IEnumerable<string> numbers)
    {
        var ofRegion = await MunicipalitiesOfRegion();
        var streams = numbers.Intersect(ofRegion).ToDictionary(number => $"{new StreamKey(Municipality.Kind, RegionId, number)}");
        var facts = await History.Read(RegionId, streams.Keys, CancellationToken.None);
        return
        [
            .. facts.GroupBy(fact => fact.Stream)
                .Where(stream => stream.Fold<Municipality, MunicipalityFact>().Stands)
                .Select(stream => streams[stream.Key]),
        ];
    }
}
