using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>Nothing is missing in the module any more.</summary>
[FactName("module-completed")]
public sealed record ModuleCompleted(string Course, string Module) : ParticipantFact;

/// <summary>A correction has taken away what the module was complete by.</summary>
[FactName("module-reopened")]
public sealed record ModuleReopened(string Course, string Module) : ParticipantFact;

/// <summary>All modules of the course are complete.</summary>
[FactName("course-finished")]
public sealed record CourseFinished(string Course) : ParticipantFact;

/// <summary>When a module, and a course, is done for a person.</summary>
public static class ProgressLaw
{
    /// <summary>Every required activity done alone is done, and the gathering was attended, by the person or by a substitute.</summary>
    public static bool Completes(this Module module, ModuleProgress progress) =>
        progress.Attendance is Attendance.Attended or Attendance.Substitute
        && module.Activities.All(activity => !activity.Required || activity.Form is not ActivityForm.Alone || progress.Done.Contains(activity.Key));

    public static bool Finishes(this ProgrammeContent content, Enrolment enrolment) =>
        content.Modules.All(module => module.Completes(enrolment.Progress(module.Key)));
}

public sealed partial record Participant
{
    /// <summary>The fact, and what it brings about for the module and the course.</summary>
    private IReadOnlyList<ParticipantFact> Progressed(ParticipantFact fact, string course, string module, ProgrammeContent content)
    {
        var after = Evolve(fact).Courses[course];
        var complete = content.Find(module)?.Completes(after.Progress(module)) ?? false;
        if (complete == after.Progress(module).Complete)
            return [fact];
        if (!complete)
            return [fact, new ModuleReopened(course, module)];
        return content.Finishes(after)
            ? [fact, new ModuleCompleted(course, module), new CourseFinished(course)]
            : [fact, new ModuleCompleted(course, module)];
    }

    /// <summary>An activity done alone, in a module that is open for work: opened, and the course not ended.</summary>
    private static Activity Open(Teaching teaching, string module, string activity)
    {
        if (teaching.Course.Phase is not CoursePhase.Running || !teaching.Course.Opened.Contains(module))
            throw new Refused("module-not-open", $"Module {module} is not open.");
        return teaching.Content.Find(module, activity) ?? throw ActivityUnknown(activity);
    }

    private static Activity Open(Teaching teaching, string module, string activity, ActivityKind kind)
    {
        var found = Open(teaching, module, activity);
        return found.Kind == kind && found.Form is ActivityForm.Alone ? found : throw ActivityUnknown(activity);
    }

    private static void MustBeHeld(Teaching teaching, string module)
    {
        if (!teaching.Course.Held.ContainsKey(module))
            throw new Refused("gathering-not-held", $"The gathering of module {module} has not been held.");
    }

    private static Refused ActivityUnknown(string activity) =>
        new("activity-unknown", $"There is no such activity as {activity} for one person in that module.", RefusalKind.Invalid);
}
