using Samlop.Courses;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class CompleteActivitySpecs : Spec<Participant, ParticipantFact>
{
    private static readonly CompleteActivity Command = new(Spring, Organization, "welcome");
    private static readonly ActivityCompleted Completed = new(Spring, Organization, "welcome");

    [Fact]
    public void An_activity_is_done() => Given(InTheGroup).When(Complete(Command)).Then(Completed);

    [Fact]
    public void Doing_it_twice_is_recorded_once() => Given([.. InTheGroup, Completed]).When(Complete(Command)).ThenNothing();

    [Fact]
    public void The_last_activity_completes_the_module() =>
        Given([.. InTheGroup, .. WorkOfOrganization[1..], new GatheringAttended(Spring, Organization)])
            .When(Complete(Command)).Then(Completed, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void Without_the_gathering_the_last_activity_completes_nothing() =>
        Given([.. InTheGroup, .. WorkOfOrganization[1..]]).When(Complete(Command)).Then(Completed);

    [Fact]
    public void The_last_activity_of_the_last_module_finishes_the_course() =>
        Given([.. InTheGroup, .. OrganizationComplete, new SubstituteSent(Spring, Management, Substitute)])
            .When(Complete(new(Spring, Management, "reading")))
            .Then(
                new ActivityCompleted(Spring, Management, "reading"), new ModuleCompleted(Spring, Management), new CourseFinished(Spring));

    [Fact]
    public void What_is_not_required_can_be_done_after_the_course_is_finished() =>
        Given([.. InTheGroup, .. AllDone]).When(Complete(Command with { Activity = "in-depth" }))
            .Then(new ActivityCompleted(Spring, Organization, "in-depth"));

    [Fact]
    public void What_was_done_before_a_transfer_counts_after_it() =>
        Given([.. InTheGroup, Completed, MoveAsked, Moved]).When(Complete(Command)).ThenNothing();

    [Fact]
    public void Only_who_is_enrolled_does_it()
    {
        Given(Invited, Requested).When(Complete(Command)).ThenRefused("not-enrolled");
        Given([.. InTheGroup, Withdrew]).When(Complete(Command)).ThenRefused("not-enrolled");
        Given(Invited).When(person => person.Decide(Command with { Course = "autumn" }, Teaching.None)).ThenRefused("not-enrolled");
    }

    [Fact]
    public void The_module_must_have_been_opened() =>
        Given(InTheGroup).When(Complete(Command, Running with { Opened = [] })).ThenRefused("module-not-open");

    [Theory]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void The_course_must_not_have_ended(CoursePhase phase) =>
        Given(InTheGroup).When(Complete(Command, Running with { Phase = phase })).ThenRefused("module-not-open");

    [Fact]
    public void The_activity_must_be_of_the_module() =>
        Given(InTheGroup).When(Complete(Command with { Activity = "reading" })).ThenRefused("activity-unknown");

    [Fact]
    public void What_is_done_in_the_group_is_not_done_alone() =>
        Given(InTheGroup).When(Complete(Command with { Activity = "agreement" })).ThenRefused("activity-not-alone");

    [Theory]
    [InlineData("mapping")]
    [InlineData("mirror")]
    public void A_mapping_and_a_reflection_are_answered(string activity) =>
        Given(InTheGroup).When(Complete(Command with { Activity = activity })).ThenRefused("activity-needs-its-own-answer");

    [Fact]
    public void It_is_done_while_data_is_restricted() => Given([.. InTheGroup, Restricted]).When(Complete(Command)).Then(Completed);

    [Fact]
    public void Nobody_does_it_who_is_erased() => Given([.. InTheGroup, Erased]).When(Complete(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Complete(CompleteActivity command, CourseStanding? course = null) =>
        person => person.Decide(command, new Teaching(course ?? Running, Content));
}
