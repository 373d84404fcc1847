using Samlop.Courses;
using Samlop.People;

namespace Samlop.ManagementGroups;

/// <param name="Present">Participant ids of the members who took part.</param>
[FactName("decision-adopted")]
public sealed record DecisionAdopted(string Decision, IReadOnlyList<string> Present, IReadOnlyList<SealedDissent> Dissent) : ManagementGroupFact;

/// <param name="Text">Under the participant's own key.</param>
public sealed record SealedDissent(string Participant, Sealed Text);

public sealed partial record ManagementGroup
{
    /// <param name="dissent">The command's dissent, of those who still have a key.</param>
    public IReadOnlyList<ManagementGroupFact> Decide(AdoptDecision command, CourseStanding course, IReadOnlyList<SealedDissent> dissent)
    {
        var decision = Known(command.Decision);
        IEnumerable<string> dissenters = command.Dissent.Select(one => one.Participant);
        if (decision is { Phase: DecisionPhase.Adopted, Adopted: { } adopted } && SamePeople(adopted, command.Present, dissenters))
            return [];
        if (decision.Phase is not DecisionPhase.Proposed)
            throw new Refused("decision-not-proposed", $"The decision has been adopted or ended already. Propose another one.");
        var present = Quorum(command.Present, course.Quorum);
        MustBeMembers(dissenters);
        if (dissenters.Except(dissent.Select(one => one.Participant)).Any())
            throw new Refused("person-erased", $"The personal data of one who disagreed have been erased; nothing more can be written about that person.");
        return [new DecisionAdopted(command.Decision, present, dissent)];
    }

    private static bool SamePeople(DecisionAdopted adopted, IEnumerable<string> present, IEnumerable<string> dissenters) =>
        adopted.Present.ToHashSet().SetEquals(present) && adopted.Dissent.Select(one => one.Participant).ToHashSet().SetEquals(dissenters);
}

public sealed partial class ManagementGroupGrain
{
    public async Task<Receipt> AdoptDecision(AdoptDecision command)
    {
        Exists();
        var course = await Course();
        var dissent = await members.Seal(RegionId, command.Dissent);
        return await Transact(group => group.Decide(command, course, dissent));
    }
}
