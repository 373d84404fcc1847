using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>The groups' readiness for a module's gathering.</summary>
public static class ReadinessBoard
{
    /// <summary>Refused: <c>module-unknown</c>.</summary>
    public static IReadOnlyList<ReadinessRow> Of(BoardCourse course, string module)
    {
        var taught = course.Content.Find(module)
            ?? throw new Refused("module-unknown", $"There is no module {module} in the course.", RefusalKind.Invalid);
        var people = course.Participants.ToDictionary(participant => participant.Participant);
        bool Ready(string member) => IsReady(people.GetValueOrDefault(member), course.Course, taught);
        return [.. course.Groups
            .Where(group => group.Course == course.Course)
            .OrderBy(group => group.Municipality, StringComparer.Ordinal).ThenBy(group => group.Group, StringComparer.Ordinal)
            .Select(group => Row(course, taught, group, group.Members.Count(Ready)))];
    }

    private static ReadinessRow Row(BoardCourse course, Module module, ManagementGroupDocument group, int ready)
    {
        var together = module.Activities
            .Where(activity => activity is { Required: true, Stage: Stage.PreWork, Form: not ActivityForm.Alone })
            .ToList();
        var done = together.Count(activity => group.HasDone(module.Key, activity));
        var members = group.Members.Count;
        return new ReadinessRow(
            group.Group, group.Name, group.Municipality, members, ready, done, together.Count,
            done == together.Count && members > 0 && ready * 100 >= course.Quorum * members);
    }

    private static bool IsReady(ParticipantDocument? person, string course, Module module) =>
        person?.In(course) is { } place
        && module.RequiredAlone(Stage.PreWork).All(activity => place.Progress(module.Key).Done.Contains(activity.Key));
}
