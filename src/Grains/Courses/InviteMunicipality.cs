using Samlop.Regions;

namespace Samlop.Courses;

[FactName("municipality-invited")]
public sealed record MunicipalityInvited(string Municipality, int Seats) : CourseFact;

public sealed partial record Course
{
    private const int MostSeats = 500;

    /// <param name="region">The municipalities of the region now.</param>
    public IReadOnlyList<CourseFact> Decide(InviteMunicipality command, IReadOnlyCollection<string> region)
    {
        NotEnded();
        if (command.Seats is < 1 or > MostSeats)
            throw new Refused("seats-out-of-range", $"Choose from 1 to {MostSeats} seats.", RefusalKind.Invalid);
        if (Municipalities.TryGetValue(command.Municipality, out var seats))
            return seats == command.Seats
                ? []
                : throw new Refused(
                    "municipality-already-invited",
                    $"Municipality {command.Municipality} was invited with {seats} seats. Change its seats at the municipality.");
        if (!region.Contains(command.Municipality))
            throw new Refused("municipality-not-in-region", $"Municipality {command.Municipality} is not in the region.");
        return [new MunicipalityInvited(command.Municipality, command.Seats)];
    }
}

public sealed partial class CourseGrain
{
    public async Task<Receipt> InviteMunicipality(InviteMunicipality command)
    {
        Exists();
        var region = await GrainFactory.GetGrain<IRegionGrain>(RegionId).View(Moment.Now);
        return await Transact(course => course.Decide(command, region.Municipalities));
    }
}
