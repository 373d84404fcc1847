using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <param name="Present">Participant ids of the members who took part.</param>
[FactName("group-activity-completed")]
public sealed record GroupActivityCompleted(string Module, string Activity, IReadOnlyList<string> Present) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(CompleteGroupActivity command, CourseStanding course, ProgrammeContent content)
    {
        var activity = content.Find(command.Module, command.Activity) ?? throw ActivityUnknown(command.Module, command.Activity);
        if (!IsTogether(activity))
            throw new Refused("activity-not-in-group", $"That activity is done alone, by each participant.", RefusalKind.Invalid);
        if (activity.Kind is ActivityKind.Reflection or ActivityKind.Dialogue)
            throw new Refused("activity-needs-its-own-answer", $"Record the reflection or the dialogue itself: that completes the activity.", RefusalKind.Invalid);
        if (Done.Contains(Key(command.Module, command.Activity)))
            return [];
        MustBeOpen(course, command.Module);
        return [new GroupActivityCompleted(command.Module, command.Activity, Quorum(command.Present, course.Quorum))];
    }
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> CompleteGroupActivity(CompleteGroupActivity command)
    {
        Exists();
        var course = await Course();
        var content = await curriculum.Of(RegionId, course);
        return await Transact(group => group.Decide(command, course, content));
    }
}
