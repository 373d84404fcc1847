using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>Rules that several kinds of group work share.</summary>
public sealed partial record ManagementGroup
{
    /// <summary>Whether the group has done an activity; a dialogue does all dialogue activities of its module.</summary>
    public bool HasDone(string module, Activity activity) =>
        activity.IsDone(module, Done, held => Dialogues.Values.Any(dialogue => dialogue.Module == held));

    private static bool IsTogether(Activity activity) => activity.Form is ActivityForm.InGroup or ActivityForm.AcrossGroups;

    private static Refused ActivityUnknown(string module, string activity) =>
        new("activity-unknown", $"There is no such activity in the programme: {module}/{activity}.", RefusalKind.Invalid);

    /// <summary>Work on a module counts from its opening until the course ends.</summary>
    private static void MustBeOpen(CourseStanding course, string module)
    {
        if (course.Phase is not CoursePhase.Running || !course.Opened.Contains(module))
            throw new Refused("module-not-open", $"The module is not open. Wait until the course runs and the module {module} has been opened.");
    }

    private void MustBeMembers(IEnumerable<string> participants)
    {
        if (participants.Any(participant => !Members.Contains(participant)))
            throw NotAMember();
    }

    private static Refused NotAMember() => new("not-a-member", $"Only those who are members of the group now can take part. Check who is.");

    /// <summary>The members who were there, each once; refused when they are no quorum.</summary>
    /// <param name="quorum">Per cent of the members.</param>
    private IReadOnlyList<string> Quorum(IReadOnlyList<string> present, int quorum)
    {
        IReadOnlyList<string> members = [.. present.Distinct().Order(StringComparer.Ordinal)];
        MustBeMembers(members);
        return Members.Count > 0 && members.Count * 100 >= quorum * Members.Count
            ? members
            : throw new Refused("quorum-not-reached", $"At least {quorum} per cent of the members must take part.");
    }

    private static string Text(string text, string code, FormattableString sentence) =>
        string.IsNullOrWhiteSpace(text) ? throw new Refused(code, sentence, RefusalKind.Invalid) : text.Trim();

    private static string Reason(string reason) => Text(reason, "reason-empty", $"Say why.");
}

/// <summary>When group work is done, for decisions and for read models alike.</summary>
internal static class GroupWorkLaw
{
    /// <summary>Whether a group has done an activity: the group told so, or it held a dialogue, which does all dialogue activities of its module.</summary>
    /// <param name="done">Activities done, <see cref="ManagementGroup.Key"/>.</param>
    /// <param name="heldDialogueIn">Whether the group held a dialogue in a module.</param>
    public static bool IsDone(this Activity activity, string module, IReadOnlySet<string> done, Func<string, bool> heldDialogueIn) =>
        done.Contains(ManagementGroup.Key(module, activity.Key))
        || (activity is { Kind: ActivityKind.Dialogue, Form: not ActivityForm.Alone } && heldDialogueIn(module));
}
