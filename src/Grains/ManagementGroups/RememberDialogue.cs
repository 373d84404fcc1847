using Samlop.Access;

namespace Samlop.ManagementGroups;

/// <summary>Whenever a group has held a dialogue, the groups it was held with remember it too.</summary>
public sealed class RememberDialogue : Reaction<DialogueHeld>
{
    public override string Name => "remember-dialogue";

    protected override async Task React(Because because, DialogueHeld fact)
    {
        // What we made the others remember says the same of the same dialogue: it need not go round.
        if (because.Fact.Role is Role.System)
            return;
        foreach (var other in fact.With)
        {
            IReadOnlyList<string> with = [because.Id, .. fact.With.Where(group => group != other)];
            await because.Ask(other, () => because.Grain<IManagementGroupGrain>(other).JoinDialogue(new JoinDialogue(fact.Dialogue, fact.Module, with, fact.Topic, fact.Outcome)));
        }
    }
}
