using Samlop.Access;
using Samlop.Courses;

namespace Samlop.ManagementGroups;

[FactName("group-formed")]
public sealed record GroupFormed(string Course, string Municipality, string Name) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(FormGroup command, CourseStanding course)
    {
        var formed = new GroupFormed(command.Course, command.Municipality, Text(command.Name, "group-name-empty", $"Say what the group is called."));
        if (Formed is not null)
            return Formed == formed ? [] : throw new Refused("group-formed-otherwise", $"The group exists already, under another name, municipality or course.");
        if (course.Phase is CoursePhase.Completed or CoursePhase.Cancelled)
            throw new Refused("course-ended", $"The course has ended. Form the group in another course.");
        if (!course.Municipalities.Contains(command.Municipality))
            throw new Refused("municipality-not-in-course", $"Municipality {command.Municipality} does not take part in the course. Invite it first.");
        return [formed];
    }
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> Form(FormGroup command)
    {
        var course = await Course(command.Course);
        if (Acting.Current.Role is Role.WorkingGroup && !MayForm(Acting.Current.Call, course))
            throw Refused.Forbidden();
        return await Transact(group => group.Decide(command, course));
    }

    /// <summary>Before it is formed, a group cannot say which course's working group counts here: the command does.</summary>
    private bool MayForm(Call call, CourseStanding course) =>
        course.WorkingGroup.Contains(call.Subject) || call.Grants.Contains(new Grant(Role.Coordinator, RegionId));
}
