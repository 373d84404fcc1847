namespace Samlop.Courses;

[FactName("working-group-member-released")]
public sealed record WorkingGroupMemberReleased(string Person) : CourseFact;

public sealed partial record Course
{
    public IReadOnlyList<CourseFact> Decide(ReleaseWorkingGroupMember command) =>
        WorkingGroup.Contains(command.Person)
            ? [new WorkingGroupMemberReleased(command.Person)]
            : throw new Refused("not-in-working-group", $"That person is not in the working group of the course.");
}

public sealed partial class CourseGrain
{
    public Task<Receipt> ReleaseWorkingGroupMember(ReleaseWorkingGroupMember command)
    {
        Exists();
        return Transact(course => course.Decide(command));
    }
}
