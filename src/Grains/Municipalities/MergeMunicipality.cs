namespace Samlop.Municipalities;

/// <summary>The municipality became part of another and handed over these seats. A reaction asks the successor to succeed.</summary>
[FactName("municipality-merged")]
public sealed record MunicipalityMerged(string Successor, IReadOnlyList<InheritedCourse> Courses) : MunicipalityFact;

public sealed partial record Municipality
{
    /// <param name="number">This municipality's own.</param>
    /// <param name="whoCanSucceed">Municipalities of the region that stand.</param>
    public IReadOnlyList<MunicipalityFact> Decide(MergeMunicipality command, string number, IReadOnlyCollection<string> whoCanSucceed)
    {
        if (Successors.SequenceEqual([command.Successor]))
            return [];
        NotMerged();
        CanSucceed(command.Successor, number, whoCanSucceed);
        IEnumerable<InheritedCourse> courses = Courses.Select(course => Inherited(course.Key, course.Value.Given, course.Value.Holders));
        return [new MunicipalityMerged(command.Successor, [.. courses])];
    }

    private void NotMerged()
    {
        if (!Successors.IsEmpty)
            throw new Refused("municipality-merged", $"The municipality has gone into {string.Join(", ", Successors)}. Turn there.");
    }

    private static void CanSucceed(string successor, string number, IReadOnlyCollection<string> whoCanSucceed)
    {
        if (successor == number)
            throw new Refused("successor-is-itself", $"A municipality cannot succeed itself. Name another.", RefusalKind.Invalid);
        if (!whoCanSucceed.Contains(successor))
            throw new Refused(
                "successor-unknown",
                $"Name a municipality that is registered in the region and has not itself gone into another; {successor} is not.");
    }

    private static InheritedCourse Inherited(string course, int seats, IEnumerable<KeyValuePair<string, string>> holders) =>
        new(course, seats, [.. holders.Select(holder => new InheritedSeat(holder.Key, holder.Value))]);
}

public sealed partial class MunicipalityGrain
{
    public async Task<Receipt> Merge(MergeMunicipality command)
    {
        Exists();
        var whoCanSucceed = await WhoCanSucceed([command.Successor]);
        return await Transact(municipality => municipality.Decide(command, Id, whoCanSucceed));
    }
}
