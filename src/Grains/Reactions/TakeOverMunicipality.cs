using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;

namespace Samlop.Reactions;

/// <summary>Whenever a municipality has gone into another, that one takes over its courses and seats, and its groups move; what it was not invited to, it is.</summary>
public sealed class SucceedMerged : Reaction<MunicipalityMerged>
{
    public override string Name => "succeed-merged";

    protected override Task React(Because because, MunicipalityMerged fact) =>
        because.Succeed(fact.Successor, fact.Courses, fact.Courses.SelectMany(course => course.Taken, (_, seat) => seat.Group));
}

/// <summary>Whenever a municipality was split, each successor takes over its share.</summary>
public sealed class SucceedSplit : Reaction<MunicipalitySplit>
{
    public override string Name => "succeed-split";

    protected override async Task React(Because because, MunicipalitySplit fact)
    {
        foreach (var share in fact.Shares)
            await because.Succeed(share.Successor, share.Courses, share.Groups);
    }
}

internal static class Succession
{
    public static async Task Succeed(this Because because, string successor, IReadOnlyList<InheritedCourse> courses, IEnumerable<string> groups)
    {
        await because.Ask($"succeed {successor}", () => because.Grain<IMunicipalityGrain>(successor).Succeed(new SucceedMunicipality(because.Id, courses)));
        foreach (var course in courses)
            await because.Ask($"invite to {course.Course}", () => because.Grain<ICourseGrain>(course.Course).InviteMunicipality(new InviteMunicipality(successor, course.Seats)));
        foreach (var group in groups.Distinct())
            await because.Ask($"move {group}", () => because.Grain<IManagementGroupGrain>(group).Move(new MoveGroup(successor)));
    }
}
