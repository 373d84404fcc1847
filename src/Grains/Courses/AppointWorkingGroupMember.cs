namespace Samlop.Courses;

/// <param name="Person">Opaque subject.</param>
[FactName("working-group-member-appointed")]
public sealed record WorkingGroupMemberAppointed(string Person) : CourseFact;

public sealed partial record Course
{
    /// <summary>Allowed after the course has ended too: there is work left to do.</summary>
    public IReadOnlyList<CourseFact> Decide(AppointWorkingGroupMember command)
    {
        if (string.IsNullOrWhiteSpace(command.Person))
            throw new Refused("person-empty", $"Say who is appointed, by the person's id.", RefusalKind.Invalid);
        var person = command.Person.Trim();
        return WorkingGroup.Contains(person) ? [] : [new WorkingGroupMemberAppointed(person)];
    }
}

public sealed partial class CourseGrain
{
    public Task<Receipt> AppointWorkingGroupMember(AppointWorkingGroupMember command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
