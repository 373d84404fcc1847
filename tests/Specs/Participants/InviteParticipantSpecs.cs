using Samlop.Courses;
using Samlop.ManagementGroups;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class InviteParticipantSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly InviteParticipant Command = new(Spring, Kristiansand, Executives, false, Kari);

    [Fact]
    public void A_person_is_invited_to_a_group() => Given().When(Invite(Command)).Then(Invited);

    [Fact]
    public void The_same_invitation_twice_is_recorded_once() => Given(Invited).When(Invite(Command)).ThenNothing();

    [Fact]
    public void The_same_invitation_twice_is_nothing_also_when_the_course_has_ended() =>
        Given(Invited).When(Invite(Command, Running with { Phase = CoursePhase.Completed })).ThenNothing();

    [Fact]
    public void An_invitation_that_was_wrong_is_followed_by_the_right_one() =>
        Given(Invited).When(Invite(Command with { Lead = true })).Then(Invited with { Lead = true });

    [Fact]
    public void After_withdrawing_a_person_is_invited_to_another_group() =>
        Given([.. InTheGroup, Withdrew])
            .When(Invite(Command with { Group = Digital }, group: Group(Digital, Kristiansand))).Then(Invited with { Group = Digital });

    [Fact]
    public void After_being_declined_a_person_is_invited_to_the_same_group_again() =>
        Given(Invited, Requested, Declined).When(Invite(Command)).Then(Invited);

    [Fact]
    public void A_person_in_one_course_is_invited_to_another() =>
        Given(InTheGroup)
            .When(Invite(Command with { Course = "autumn" }, Running with { Course = "autumn" }, Group(Executives, Kristiansand, "autumn")))
            .Then(Invited with { Course = "autumn" });

    [Fact]
    public void A_person_who_asks_for_a_place_is_not_invited_again() =>
        Given(Invited, Requested).When(Invite(Command with { Group = Digital }, group: Group(Digital, Kristiansand)))
            .ThenRefused("already-in-course");

    [Fact]
    public void A_person_who_takes_part_is_not_invited_again() => Given(InTheGroup).When(Invite(Command)).ThenRefused("already-in-course");

    [Fact]
    public void A_person_who_has_finished_is_not_invited_again() =>
        Given([.. InTheGroup, .. AllDone]).When(Invite(Command)).ThenRefused("already-in-course");

    [Theory]
    [InlineData("", "Nordmann")]
    [InlineData(" ", "Nordmann")]
    [InlineData("Kari", " ")]
    public void It_needs_the_whole_name(string given, string family) =>
        Given().When(Invite(Command with { Details = Kari with { GivenName = given, FamilyName = family } })).ThenRefused("name-empty");

    [Fact]
    public void It_needs_details_at_all() => Given().When(Invite(Command with { Details = null! })).ThenRefused("name-empty");

    [Fact]
    public void It_needs_an_address() =>
        Given().When(Invite(Command with { Details = Kari with { Email = "kari" } })).ThenRefused("email-invalid");

    [Fact]
    public void The_address_must_lead_to_this_person() =>
        Given().When(person => person.Decide(Command, Enrolling, Group(Executives, Kristiansand), false, Details))
            .ThenRefused("email-of-another-person");

    [Fact]
    public void The_course_must_exist() =>
        Given().When(person => person.Decide(Command, null, Group(Executives, Kristiansand), true, Details)).ThenRefused("course-unknown");

    [Theory]
    [InlineData(CoursePhase.Completed)]
    [InlineData(CoursePhase.Cancelled)]
    public void The_course_must_not_have_ended(CoursePhase phase) =>
        Given().When(Invite(Command, Running with { Phase = phase })).ThenRefused("course-ended");

    [Fact]
    public void The_municipality_must_take_part() =>
        Given().When(Invite(Command with { Municipality = Oslo }, group: Group(Executives, Oslo)))
            .ThenRefused("municipality-not-in-course");

    [Fact]
    public void The_group_must_exist() =>
        Given().When(person => person.Decide(Command, Enrolling, null, true, Details)).ThenRefused("group-unknown");

    [Fact]
    public void The_group_must_be_of_the_course() =>
        Given().When(Invite(Command, group: Group(Executives, Kristiansand, "autumn"))).ThenRefused("group-of-another-course");

    [Fact]
    public void The_group_must_be_of_the_municipality() =>
        Given().When(Invite(Command, group: Group(Executives, Arendal))).ThenRefused("group-of-another-municipality");

    [Fact]
    public void Nobody_is_invited_who_is_erased() => Given(Invited, Erased).When(Invite(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Invite(
        InviteParticipant command, CourseStanding? course = null, GroupStanding? group = null) =>
        person => person.Decide(command, course ?? Enrolling, group ?? Group(command.Group, Kristiansand), true, Details);
}
