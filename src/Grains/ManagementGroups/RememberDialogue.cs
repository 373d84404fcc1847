using Samlop.Access;

namespace Samlop.ManagementGroups;

/// <summary>Whenever a group has held a dialogue, the other groups that took part remember it too.</summary>
public sealed class RememberDialogue : Reaction<DialogueHeld>
{
    public override string Name => "remember-dialogue";

    protected override async Task React(Because because, DialogueHeld fact)
    {
        // This reaction's own commands make the same fact in the other groups. It must not start another round.
        if (because.Fact.Role is Role.System)
            return;
        foreach (var other in fact.With)
        {
            IReadOnlyList<string> with = [because.Id, .. fact.With.Where(group => group != other)];
            var join = new JoinDialogue(fact.Dialogue, fact.Module, with, fact.Topic, fact.Outcome);
            await because.Ask(other, () => because.Grain<IManagementGroupGrain>(other).JoinDialogue(join));
        }
    }
}
