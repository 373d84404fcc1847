using System.Collections.Immutable;
using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>What a person's progress is measured by: how far their course has come, and what is taught in it.</summary>
public sealed record Teaching(CourseStanding Course, ProgrammeContent Content)
{
    /// <summary>Of a course the person is not in.</summary>
    public static CourseStanding NoCourse { get; } = new(
        "", CoursePhase.Cancelled, false, "", 0, 0, 0, [],
        [], ImmutableDictionary<string, DateOnly>.Empty, [], []);

    public static Teaching None { get; } = new(NoCourse, new ProgrammeContent(new("", "", ""), new("", "", ""), [], []));
}
