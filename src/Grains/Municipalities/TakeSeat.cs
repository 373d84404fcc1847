namespace Samlop.Municipalities;

/// <param name="Group">The management group that is asked for a place next, by a reaction to this fact.</param>
/// <param name="Lead">Whether the participant is to lead it.</param>
[FactName("seat-taken")]
public sealed record SeatTaken(string Course, string Participant, string Group, bool Lead) : MunicipalityFact;

public sealed partial record Municipality
{
    /// <summary>A participant who moves to another group keeps the seat. The group is recorded, since a split must know it.</summary>
    public IReadOnlyList<MunicipalityFact> Decide(TakeSeat command)
    {
        NotMerged();
        var seats = Joined(command.Course);
        if (seats.Holders.TryGetValue(command.Participant, out var group))
            return group == command.Group ? [] : [new SeatTaken(command.Course, command.Participant, command.Group, command.Lead)];
        if (seats.Holders.Count >= seats.Given)
            throw new Refused(
                "no-seat-left", $"All {seats.Given} seats of the municipality are taken. Give it more, or let someone withdraw.");
        return [new SeatTaken(command.Course, command.Participant, command.Group, command.Lead)];
    }
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> TakeSeat(TakeSeat command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
