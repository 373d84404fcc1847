using System.Collections.Immutable;
using Samlop.Courses;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>The measure of a person's progress: the standing of the course and the content that is taught in it.</summary>
public sealed record Teaching(CourseStanding Course, ProgrammeContent Content)
{
    /// <summary>Stands for a course in which the person does not take part.</summary>
    public static CourseStanding NoCourse { get; } = new(
        "", CoursePhase.Cancelled, false, "", 0, 0, 0, [],
        [], ImmutableDictionary<string, DateOnly>.Empty, [], []);

    public static Teaching None { get; } = new(NoCourse, new ProgrammeContent(new("", "", ""), new("", "", ""), [], []));
}
