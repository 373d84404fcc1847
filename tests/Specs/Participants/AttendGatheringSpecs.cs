using Samlop.Courses;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class AttendGatheringSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly AttendGathering Command = new(Spring, Organization);
    private static readonly GatheringAttended Attended = new(Spring, Organization);

    [Fact]
    public void A_gathering_is_attended() => Given(InTheGroup).When(Attend(Command)).Then(Attended);

    [Fact]
    public void Attending_twice_is_recorded_once() => Given([.. InTheGroup, Attended]).When(Attend(Command)).ThenNothing();

    [Fact]
    public void It_completes_the_module_when_the_work_is_done() =>
        Given([.. InTheGroup, .. WorkOfOrganization]).When(Attend(Command)).Then(Attended, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void It_finishes_the_course_when_all_else_is_done() =>
        Given([.. InTheGroup, .. OrganizationComplete, new ActivityCompleted(Spring, Management, "reading")])
            .When(Attend(new(Spring, Management)))
            .Then(new GatheringAttended(Spring, Management), new ModuleCompleted(Spring, Management), new CourseFinished(Spring));

    [Fact]
    public void The_modules_may_be_completed_in_any_order() =>
        Given([
            .. InTheGroup, new ActivityCompleted(Spring, Management, "reading"),
            new GatheringAttended(Spring, Management), new ModuleCompleted(Spring, Management), .. WorkOfOrganization])
            .When(Attend(Command)).Then(Attended, new ModuleCompleted(Spring, Organization), new CourseFinished(Spring));

    [Fact]
    public void Who_had_sent_a_substitute_was_there_after_all() =>
        Given([.. InTheGroup, new SubstituteSent(Spring, Organization, Substitute)]).When(Attend(Command)).Then(Attended);

    [Fact]
    public void It_is_known_also_when_the_course_has_ended() =>
        Given(InTheGroup).When(person => person.Decide(Command, Taught with { Course = Running with { Phase = CoursePhase.Completed } }))
            .Then(Attended);

    [Fact]
    public void Only_who_is_enrolled_attends() => Given(Invited, Requested).When(Attend(Command)).ThenRefused("not-enrolled");

    [Fact]
    public void The_gathering_must_have_been_held() =>
        Given(InTheGroup).When(person => person.Decide(Command, Taught with { Course = Enrolling })).ThenRefused("gathering-not-held");

    [Fact]
    public void Nobody_attends_who_is_erased() => Given([.. InTheGroup, Erased]).When(Attend(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Attend(AttendGathering command) =>
        person => person.Decide(command, Taught);
}
