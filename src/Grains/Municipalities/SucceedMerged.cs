namespace Samlop.Municipalities;

/// <summary>
/// Whenever a municipality has become part of another, the successor takes over its courses and seats, is invited to courses it was not in,
/// and the groups move.
/// </summary>
public sealed class SucceedMerged : Reaction<MunicipalityMerged>
{
    public override string Name => "succeed-merged";

    protected override Task React(Because because, MunicipalityMerged fact) =>
        because.Succeed(fact.Successor, fact.Courses, fact.Courses.SelectMany(course => course.Taken, (_, seat) => seat.Group));
}
