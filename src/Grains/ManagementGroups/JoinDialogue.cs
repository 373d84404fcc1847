namespace Samlop.ManagementGroups;

public sealed partial record ManagementGroup
{
    /// <summary>Whoever told of the dialogue was asked whether its work is open; here it is simply remembered.</summary>
    public IReadOnlyList<ManagementGroupFact> Decide(JoinDialogue command) =>
        Dialogues.ContainsKey(command.Dialogue)
            ? []
            : [new DialogueHeld(command.Dialogue, command.Module, Others(command.With), command.Topic.Trim(), command.Outcome.Trim())];
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> JoinDialogue(JoinDialogue command)
    {
        Exists();
        return Transact(group => group.Decide(command), command.Dialogue);
    }
}
