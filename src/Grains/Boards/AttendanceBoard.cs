using Samlop.Participants;
using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>Attendance, municipality × module.</summary>
public static class AttendanceBoard
{
    public static IReadOnlyList<AttendanceRow> Of(BoardCourse course) =>
        [.. from municipality in course.Rows()
            from module in course.Content.Modules
            select Row(municipality, module, course.Held.Contains(module.Key))];

    /// <summary>Before the gathering nobody is absent; after it, all enrolled people who neither came nor sent a substitute.</summary>
    private static AttendanceRow Row(BoardMunicipality municipality, Module module, bool held)
    {
        var people = municipality.Enrolled;
        int Count(Attendance attendance) => people.Count(person => person.Progress(module.Key).Attendance == attendance);
        var (attended, substitutes) = (Count(Attendance.Attended), Count(Attendance.Substitute));
        return new AttendanceRow(
            municipality.Number, municipality.Name, module.Key, people.Count, attended, substitutes,
            held ? people.Count - attended - substitutes : 0);
    }
}
