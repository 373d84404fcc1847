namespace Samlop.Municipalities;

[FactName("course-joined")]
public sealed record CourseJoined(string Course, int Seats) : MunicipalityFact;

public sealed partial record Municipality
{
    /// <summary>
    /// A municipality that takes part already, also by inheritance, keeps its seats: only <see cref="ChangeSeats"/> changes them.
    /// </summary>
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
