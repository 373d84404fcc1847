using Samlop.Access;
using Samlop.Courses;

namespace Samlop.ManagementGroups;

/// <param name="Dialogue">The same id in every group that took part.</param>
/// <param name="With">The other groups.</param>
[FactName("dialogue-held")]
public sealed record DialogueHeld(string Dialogue, string Module, IReadOnlyList<string> With, string Topic, string Outcome) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    /// <param name="others">Those of the other groups that there are.</param>
    public IReadOnlyList<ManagementGroupFact> Decide(HoldDialogue command, string id, CourseStanding course, IReadOnlyCollection<GroupStanding> others)
    {
        if (command.With.Count == 0)
            throw new Refused("dialogue-needs-others", $"Say which other groups took part.", RefusalKind.Invalid);
        var topic = Text(command.Topic, "topic-empty", $"Say what the dialogue was about.");
        if (Same(command) is not null)
            return [];
        MustBeOpen(course, command.Module);
        if (command.With.Except(others.Select(other => other.Group)).Any())
            throw new Refused("group-unknown", $"One of the groups does not exist. Check which groups took part.");
        if (others.Any(other => other.Course != Formed?.Course))
            throw new Refused("group-of-another-course", $"Dialogues are held with groups of the same course.");
        if (others.Any(other => other.Municipality == Municipality))
            throw new Refused("dialogue-same-municipality", $"A dialogue crosses municipalities. Choose groups of other municipalities.");
        return [new DialogueHeld(id, command.Module, Others(command.With), topic, command.Outcome.Trim())];
    }

    /// <summary>The dialogue that the group, or one of the others, has told already in the same words.</summary>
    public DialogueHeld? Same(HoldDialogue command) => Dialogues.Values.FirstOrDefault(held =>
        held.Module == command.Module && held.Topic == command.Topic.Trim() && held.Outcome == command.Outcome.Trim()
        && held.With.SequenceEqual(Others(command.With)));

    private static IReadOnlyList<string> Others(IReadOnlyList<string> groups) => [.. groups.Distinct().Order(StringComparer.Ordinal)];
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> HoldDialogue(HoldDialogue command)
    {
        Exists();
        var course = await Course();
        var others = await Task.WhenAll(command.With.Distinct().Select(group =>
            GrainFactory.GetGrain<IManagementGroupGrain>($"{RegionId}/{group}").Standing().OrNull()));
        IReadOnlyList<GroupStanding> known = [.. others.OfType<GroupStanding>()];
        var id = State.Same(command)?.Dialogue ?? Acting.Current.NewId;
        return await Transact(group => group.Decide(command, id, course, known), id);
    }
}
