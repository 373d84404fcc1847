namespace Samlop.Municipalities;

[FactName("seat-released")]
public sealed record SeatReleased(string Course, string Participant) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(ReleaseSeat command) =>
        Seats(command.Course).Holders.ContainsKey(command.Participant) ? [new SeatReleased(command.Course, command.Participant)] : [];
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> ReleaseSeat(ReleaseSeat command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
