namespace Samlop.Programmes;

/// <summary>A version is published as a whole: a course that keeps it reads one fact and never gets an incomplete programme.</summary>
[FactName("programme-published")]
public sealed record ProgrammePublished(int Number, ProgrammeContent Content) : ProgrammeFact;

public sealed partial record Programme
{
    public IReadOnlyList<ProgrammeFact> Decide(PublishProgramme command)
    {
        if (Retired)
            throw new Refused("programme-retired", $"The programme is retired. Publish under another id.");
        if (Newest is not null && ProgrammeRules.AreSame(Newest.Content, command.Content))
            return [];
        if (ProgrammeRules.FirstFlaw(command.Content, Instruments) is { } flaw)
            throw new Refused("programme-invalid", $"Change {flaw.Where}: {flaw.What}.", RefusalKind.Invalid);
        return [new ProgrammePublished((Newest?.Number ?? 0) + 1, command.Content)];
    }
}

public sealed partial class ProgrammeGrain
{
    public Task<Receipt> Publish(PublishProgramme command) => Transact(programme => programme.Decide(command));
}
