using Samlop.Access;
using Samlop.Participants;
using Samlop.People;

namespace Samlop.Benchmarks;

/// <summary>
/// Participants as the boards show them: invited, with a place, and doing activities. Their facts go through the committer without a grain,
/// since what is measured with them is what comes behind the commit.
/// </summary>
internal static class People
{
    public const string Kind = "participant", Course = "kull-1", Municipality = "4204", Group = "group-1";

    /// <summary>How many modules there are here, and activities in each.</summary>
    private const int Modules = 4, Activities = 24;

    public static string Stream(int person) => $"{Kind}/{Groups.Region}/{person:d8}";

    private static readonly IReadOnlyList<Fact> Facts =
    [
        new ParticipantInvited(Course, Municipality, Group, Lead: false, new Sealed("v1.bench.bench.bench")),
        new EnrolmentRequested(Course, Municipality, Group, Lead: false),
        new ParticipantEnrolled(Course, Municipality, Group),
    ];

    public static int Version => Facts.Count;

    public static Append Birth(int person) =>
        new(Stream(person), 0, [.. Facts.Select((fact, position) => Recorded(Stream(person), fact, position))]);

    /// <summary>
    /// What comes next for a person whose stream has this version: their activities in turn, and when all are done, a module that is
    /// complete and open again without end, so that each fact changes the document, which is then as large as it becomes.
    /// </summary>
    public static Append Next(int person, long version)
    {
        var number = version - Version;
        Fact next = number < Modules * Activities ? new ActivityCompleted(
            Course, $"module-{number / Activities}", $"activity-{number % Activities}")
            : number % 2 == 0 ? new ModuleCompleted(Course, "module-0")
            : new ModuleReopened(Course, "module-0");
        return new(Stream(person), version, [Recorded(Stream(person), next, (int)version)]);
    }

    private static RecordedFact Recorded(string stream, Fact fact, int position) =>
        Groups.Recorded(stream, fact, position, Role.Participant);
}
