namespace Samlop.Municipalities;

[FactName("course-joined")]
public sealed record CourseJoined(string Course, int Seats) : MunicipalityFact;

public sealed partial record Municipality
{
    /// <summary>Who takes part already, also by inheritance, keeps the seats it has: they are changed by <see cref="ChangeSeats"/> alone.</summary>
    public IReadOnlyList<MunicipalityFact> Decide(JoinCourse command)
    {
        NotMerged();
        CourseSeats.CheckRange(command.Seats);
        return Courses.ContainsKey(command.Course) ? [] : [new CourseJoined(command.Course, command.Seats)];
    }
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> JoinCourse(JoinCourse command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
