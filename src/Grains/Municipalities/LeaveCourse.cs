namespace Samlop.Municipalities;

[FactName("course-left")]
public sealed record CourseLeft(string Course) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(LeaveCourse command)
    {
        var taken = Joined(command.Course).Holders.Count;
        if (taken > 0)
            throw new Refused(
                "seats-still-taken", $"{taken} seats are taken. Let those participants withdraw before the municipality leaves.");
        return [new CourseLeft(command.Course)];
    }
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> LeaveCourse(LeaveCourse command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
