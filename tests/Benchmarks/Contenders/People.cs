using Samlop.Access;
using Samlop.History;
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

    /// <summary>How many activities a module has here.</summary>
    public const int Activities = 24;

    public static string Stream(int person) => $"{Kind}/{Groups.Region}/{person:d8}";

    private static readonly IReadOnlyList<Fact> Facts =
    [
        new ParticipantInvited(Course, Municipality, Group, Lead: false, new Sealed("v1.bench.bench.bench")),
        new EnrolmentRequested(Course, Municipality, Group, Lead: false),
        new ParticipantEnrolled(Course, Municipality, Group),
    ];

    public static int Version => Facts.Count;

    public static Append Birth(int person) => new(Stream(person), 0, [.. Facts.Select((fact, position) => Recorded(Stream(person), fact, position))]);

    /// <summary>The next activity of a person whose stream has this version.</summary>
    public static Append Activity(int person, long version)
    {
        var number = (version - Version) % (4 * Activities);
        return new(Stream(person), version, [Recorded(Stream(person), new ActivityCompleted(Course, $"module-{number / Activities}", $"activity-{number % Activities}"), (int)version)]);
    }

    private static RecordedFact Recorded(string stream, Fact fact, int position) => Groups.Recorded(stream, fact, position, Role.Participant);
}
