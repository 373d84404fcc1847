using Samlop.Access;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Journeys;

public sealed class JourneySpecs
{
    internal static IReadOnlyList<RecordedFact> Lines(Telling telling, Moment moment, string group = "g1")
    {
        var journey = new Journey(telling.Of("management-group", group), moment);
        return journey.Facts(
            [.. telling.Of("course", journey.Course), .. journey.People.SelectMany(person => telling.Of("participant", person))]);
    }

    private static string[] Names(Telling telling, Moment? moment = null, string group = "g1") =>
        [.. Lines(telling, moment ?? Moment.Now, group).Select(fact => FactNames.Of(fact.Fact))];

    private static Telling Given() => new Telling().Course(Planned).Formed("g1").Formed("g2", "4205").Enrolled("a", "g1");

    [Fact]
    public void A_journey_tells_of_course_group_and_members_in_one_order() =>
        Names(Given()
            .Group("g1", new GroupActivityCompleted("organization", "picture", ["a"]))
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"), Start.AddMinutes(4.5))).ShouldBe([
                "course-planned", "group-formed", "member-joined", "activity-completed",
                "participant-enrolled", "group-activity-completed"]);

    [Fact]
    public void What_a_member_did_before_belongs_to_no_group_and_what_they_did_after_to_the_next()
    {
        var moved = Given()
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"))
            .Group("g2", new MemberJoined("a", false))
            .Person("a", new ParticipantTransferred(TheCourse, "g1", "4204", "g2", "4205"))
            .Group("g1", new MemberLeft("a", "transferred"))
            .Person("a", new ActivityCompleted(TheCourse, "organization", "article"));

        Names(moved).ShouldBe([
            "course-planned", "group-formed", "member-joined", "participant-enrolled",
            "activity-completed", "participant-transferred", "member-left"]);
        Names(moved, group: "g2")
            .ShouldBe(["course-planned", "group-formed", "member-joined", "participant-transferred", "activity-completed"]);
    }

    [Fact]
    public void What_members_do_in_other_courses_and_what_concerns_them_everywhere_is_left_out() =>
        Names(Given()
            .Person("a", new ActivityCompleted("c2", "organization", "film"))
            .Person("a", new DetailsCorrected(Secret))
            .Person("a", new PersonalDataRestricted(true)))
            .ShouldBe(["course-planned", "group-formed", "member-joined", "participant-enrolled"]);

    [Fact]
    public void A_version_counts_on_the_group_and_cuts_the_rest_at_the_time_it_was_recorded() =>
        Names(Given()
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"))
            .Group("g1", new ReflectionRecorded("organization", "thoughts", "Together"))
            .Person("a", new ActivityCompleted(TheCourse, "organization", "article"))
            .Group("g1", new ReflectionRecorded("organization", "thoughts", "Together again")), new Moment(AtVersion: 3))
            .ShouldBe(
                ["course-planned", "group-formed", "member-joined", "participant-enrolled", "activity-completed", "reflection-recorded"]);

    [Fact]
    public void A_group_that_was_not_formed_by_then_has_none()
    {
        Should.Throw<Refused>(() => Lines(Given(), new Moment(AsOf: Start))).Code.ShouldBe("not-found");
        Should.Throw<Refused>(() => new Journey([], Moment.Now)).Code.ShouldBe("not-found");
    }

    [Fact]
    public void A_cursor_leads_to_the_line_behind()
    {
        var facts = Lines(Given(), Moment.Now);

        facts.Select(fact => JourneyPosition.Parse(JourneyPosition.Of(fact).Cursor)).ShouldBe(facts.Select(JourneyPosition.Of));
        Should.Throw<Refused>(() => JourneyPosition.Parse("7.x.1.course/agder/c1")).Code.ShouldBe("cursor-unknown");
        Should.Throw<Refused>(() => JourneyPosition.Parse("")).Code.ShouldBe("cursor-unknown");
    }

    [Fact]
    public void Auditors_are_not_told_which_participant_it_was()
    {
        var facts = Lines(Given(), Moment.Now);

        facts.Select(fact => Journey.Line(fact, Role.Auditor).Actor).ShouldBe(["subject of c1", null, null, null]);
        facts.Select(fact => Journey.Line(fact, Role.Coordinator).Actor)
            .ShouldBe(["subject of c1", "subject of g1", "subject of g1", "subject of a"]);
    }
}
