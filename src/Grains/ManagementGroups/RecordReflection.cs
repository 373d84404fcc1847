using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>The group's common text, which does the activity too; another text later stands beside it in the history and counts from then on.</summary>
[FactName("reflection-recorded")]
public sealed record ReflectionRecorded(string Module, string Activity, string Text) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(RecordReflection command, CourseStanding course, ProgrammeContent content)
    {
        if (content.Find(command.Module, command.Activity) is not { Kind: ActivityKind.Reflection } activity || !IsTogether(activity))
            throw ActivityUnknown(command.Module, command.Activity);
        var text = Text(command.Text, "reflection-empty", $"Write what the group came to think.");
        if (Reflections.GetValueOrDefault(Key(command.Module, command.Activity)) == text)
            return [];
        MustBeOpen(course, command.Module);
        return [new ReflectionRecorded(command.Module, command.Activity, text)];
    }
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> RecordReflection(RecordReflection command)
    {
        Exists();
        var course = await Course();
        var content = await curriculum.Of(RegionId, course);
        return await Transact(group => group.Decide(command, course, content));
    }
}
