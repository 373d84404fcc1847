namespace Samlop.Municipalities;

[FactName("seats-changed")]
public sealed record SeatsChanged(string Course, int Seats) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(ChangeSeats command)
    {
        NotMerged();
        CourseSeats.CheckRange(command.Seats);
        var seats = Joined(command.Course);
        if (command.Seats < seats.Holders.Count)
            throw new Refused(
                "seats-below-taken", $"{seats.Holders.Count} seats are taken. Choose as many or more, or let participants withdraw first.");
        return command.Seats == seats.Given ? [] : [new SeatsChanged(command.Course, command.Seats)];
    }

    private CourseSeats Joined(string course) =>
        Courses.TryGetValue(course, out var seats)
            ? seats
            : throw new Refused("course-not-joined", $"The municipality does not take part in that course. Invite it first.");
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> ChangeSeats(ChangeSeats command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
