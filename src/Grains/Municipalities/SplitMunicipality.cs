namespace Samlop.Municipalities;

/// <summary>The municipality was split; each successor is asked to succeed, and each group to move, by a reaction.</summary>
[FactName("municipality-split")]
public sealed record MunicipalitySplit(IReadOnlyList<InheritedShare> Shares) : MunicipalityFact;

/// <param name="Courses">The seats of the share's groups. The first share also gets the seats without a holder.</param>
public sealed record InheritedShare(string Successor, IReadOnlyList<string> Groups, IReadOnlyList<InheritedCourse> Courses);

public sealed partial record Municipality
{
    /// <param name="number">This municipality's own.</param>
    /// <param name="whoCanSucceed">Municipalities of the region that stand.</param>
    public IReadOnlyList<MunicipalityFact> Decide(SplitMunicipality command, string number, IReadOnlyCollection<string> whoCanSucceed)
    {
        NotMerged();
        if (command.Shares.Count < 2 || command.Shares.DistinctBy(share => share.Successor).Count() < command.Shares.Count)
            throw new Refused("split-needs-two", $"Name two or more municipalities, each once.", RefusalKind.Invalid);
        foreach (var share in command.Shares)
            CanSucceed(share.Successor, number, whoCanSucceed);
        EachGroupGoesToOne(command.Shares);
        return [new MunicipalitySplit([.. command.Shares.Select((share, position) => Divide(share, takesTheRest: position == 0))])];
    }

    private void EachGroupGoesToOne(IReadOnlyList<SplitShare> shares)
    {
        var named = shares.SelectMany(share => share.Groups).ToList();
        var astray = Courses.Values.SelectMany(seats => seats.Holders.Values).Except(named)
            .Concat(named.GroupBy(group => group).Where(times => times.Count() > 1).Select(times => times.Key))
            .FirstOrDefault();
        if (astray is not null)
            throw new Refused("split-leaves-group-behind", $"Let group {astray} go to exactly one of the successors.");
    }

    private InheritedShare Divide(SplitShare share, bool takesTheRest)
    {
        var courses =
            from course in Courses
            let holders = course.Value.Holders.Where(holder => share.Groups.Contains(holder.Value)).ToList()
            let seats = takesTheRest ? course.Value.Given - course.Value.Holders.Count + holders.Count : holders.Count
            where seats > 0
            select Inherited(course.Key, seats, holders);
        return new InheritedShare(share.Successor, share.Groups, [.. courses]);
    }
}

public sealed partial class MunicipalityGrain
{
    public async Task<Receipt> Split(SplitMunicipality command)
    {
        Exists();
        var whoCanSucceed = await WhoCanSucceed(command.Shares.Select(share => share.Successor));
        return await Transact(municipality => municipality.Decide(command, Id, whoCanSucceed));
    }
}
