namespace Samlop.ManagementGroups;

[FactName("group-moved")]
public sealed record GroupMoved(string Municipality) : ManagementGroupFact;

public sealed partial record ManagementGroup
{
    public IReadOnlyList<ManagementGroupFact> Decide(MoveGroup command) =>
        Municipality == command.Municipality ? [] : [new GroupMoved(command.Municipality)];
}

public sealed partial class ManagementGroupGrain
{
    public Task<Receipt> Move(MoveGroup command)
    {
        Exists();
        return Transact(group => group.Decide(command));
    }
}
