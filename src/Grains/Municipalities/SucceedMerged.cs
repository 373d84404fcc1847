namespace Samlop.Municipalities;

/// <summary>Whenever a municipality has gone into another, that one takes over its courses and seats, and its groups move; what it was not invited to, it is.</summary>
public sealed class SucceedMerged : Reaction<MunicipalityMerged>
{
    public override string Name => "succeed-merged";

    protected override Task React(Because because, MunicipalityMerged fact) =>
        because.Succeed(fact.Successor, fact.Courses, fact.Courses.SelectMany(course => course.Taken, (_, seat) => seat.Group));
}
