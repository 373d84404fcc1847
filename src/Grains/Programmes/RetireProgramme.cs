namespace Samlop.Programmes;

[FactName("programme-retired")]
public sealed record ProgrammeRetired(string Reason) : ProgrammeFact;

public sealed partial record Programme
{
    public IReadOnlyList<ProgrammeFact> Decide(RetireProgramme command)
    {
        if (Newest is null)
            throw new Refused("programme-not-published", $"There is no such programme to retire: publish it first.", RefusalKind.NotFound);
        if (Retired)
            return [];
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new Refused("retirement-reason-empty", $"Say why the programme is retired.", RefusalKind.Invalid);
        return [new ProgrammeRetired(command.Reason.Trim())];
    }
}

public sealed partial class ProgrammeGrain
{
    // Without Exists(): a programme that was never published is refused with its own code, also as not found.
    public Task<Receipt> Retire(RetireProgramme command) => Transact(programme => programme.Decide(command));
}
