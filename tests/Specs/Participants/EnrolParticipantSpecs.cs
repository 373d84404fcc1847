using Samlop.Courses;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class EnrolParticipantSpecs : Spec<Participant, ParticipantFact>
{
    [Fact]
    public void Who_is_invited_asks_for_the_place() => Given(Invited).When(Enrol(Enrolling)).Then(Requested);

    [Fact]
    public void A_future_lead_asks_as_lead() =>
        Given(Invited with { Lead = true }).When(Enrol(Enrolling)).Then(Requested with { Lead = true });

    [Fact]
    public void Asking_twice_is_recorded_once() => Given(Invited, Requested).When(Enrol(Enrolling)).ThenNothing();

    [Fact]
    public void Who_is_in_already_asks_for_nothing() => Given(InTheGroup).When(Enrol(Running)).ThenNothing();

    [Fact]
    public void After_being_declined_a_person_asks_again() => Given(Invited, Requested, Declined).When(Enrol(Enrolling)).Then(Requested);

    [Fact]
    public void After_withdrawing_a_person_asks_again() => Given([.. InTheGroup, Withdrew]).When(Enrol(Enrolling)).Then(Requested);

    [Fact]
    public void The_seat_is_asked_of_the_municipality_the_group_belongs_to_by_now() =>
        Given(Invited).When(person => person.Decide(new EnrolParticipant(Spring), Enrolling, Arendal, false))
            .Then(Requested with { Municipality = Arendal });

    [Fact]
    public void Nobody_asks_who_is_not_invited() =>
        Given(Invited with { Course = "autumn" }).When(Enrol(Enrolling)).ThenRefused("not-invited");

    [Theory]
    [InlineData(CoursePhase.Planned)]
    [InlineData(CoursePhase.Enrolling)]
    [InlineData(CoursePhase.Running)]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void Enrolment_must_be_open(CoursePhase phase) =>
        Given(Invited).When(Enrol(Enrolling with { Phase = phase, EnrolmentOpen = false })).ThenRefused("enrolment-not-open");

    [Fact]
    public void A_coordinator_enrols_late_while_the_course_is_running() =>
        Given(Invited).When(Enrol(Running, byCoordinator: true)).Then(Requested);

    [Theory]
    [InlineData(CoursePhase.Planned)]
    [InlineData(CoursePhase.Enrolling)]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void A_coordinator_too_waits_until_enrolment_opens_and_comes_too_late_when_the_course_has_ended(CoursePhase phase) =>
        Given(Invited).When(Enrol(Enrolling with { Phase = phase, EnrolmentOpen = false }, byCoordinator: true))
            .ThenRefused("enrolment-not-open");

    [Fact]
    public void Nobody_asks_who_is_erased() => Given(Invited, Erased).When(Enrol(Enrolling)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Enrol(CourseStanding course, bool byCoordinator = false) =>
        person => person.Decide(new EnrolParticipant(Spring), course, Kristiansand, byCoordinator);
}
