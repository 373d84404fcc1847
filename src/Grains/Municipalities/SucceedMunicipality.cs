namespace Samlop.Municipalities;

/// <summary>The municipality takes over from a predecessor: seats add up, and their holders keep them.</summary>
[FactName("municipality-succeeded")]
public sealed record MunicipalitySucceeded(string Predecessor, IReadOnlyList<InheritedCourse> Courses) : MunicipalityFact;

public sealed partial record Municipality
{
    public IReadOnlyList<MunicipalityFact> Decide(SucceedMunicipality command)
    {
        if (Predecessors.Contains(command.Predecessor))
            return [];
        NotMerged();
        return [new MunicipalitySucceeded(command.Predecessor, command.Courses)];
    }
}

public sealed partial class MunicipalityGrain
{
    public Task<Receipt> Succeed(SucceedMunicipality command)
    {
        Exists();
        return Transact(municipality => municipality.Decide(command));
    }
}
