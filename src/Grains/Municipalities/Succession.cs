using Samlop.Courses;
using Samlop.ManagementGroups;

namespace Samlop.Municipalities;

internal static class Succession
{
    public static async Task Succeed(
        this Because because, string successor, IReadOnlyList<InheritedCourse> courses, IEnumerable<string> groups)
    {
        var succeed = new SucceedMunicipality(because.Id, courses);
        await because.Ask($"succeed {successor}", () => because.Grain<IMunicipalityGrain>(successor).Succeed(succeed));
        foreach (var course in courses)
        {
            var invite = new InviteMunicipality(successor, course.Seats);
            await because.Ask($"invite to {course.Course}", () => because.Grain<ICourseGrain>(course.Course).InviteMunicipality(invite));
        }

        foreach (var group in groups.Distinct())
            await because.Ask($"move {group}", () => because.Grain<IManagementGroupGrain>(group).Move(new MoveGroup(successor)));
    }
}
