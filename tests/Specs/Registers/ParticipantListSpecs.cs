using System.Security.Cryptography;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.People;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop.Registers;

public sealed class ParticipantListSpecs
{
    private static readonly PersonKey Key = new(Region, "a", RandomNumberGenerator.GetBytes(32));

    private static readonly Sealed Details = Key.Seal(new PersonalDetails("Kari", "Nordmann", "kari@example.no", "IT-leder"));

    private static Telling Invited() =>
        new Telling().Formed("g1").Person("a", new ParticipantInvited(TheCourse, "4204", "g1", false, Details));

    private static ParticipantRow? Row(
        Telling telling, PersonKey? key, string? course = null, string? municipality = null, string? group = null)
    {
        var groups = telling.At<ManagementGroupDocument>(Moment.Now).ToDictionary(known => known.Group, known => known.Municipality);
        return new ParticipantList(groups, course, municipality, group).Row(telling.At<ParticipantDocument>(Moment.Now)[0], key);
    }

    [Fact]
    public void A_person_is_shown_with_name_address_and_position()
    {
        var row = Row(Invited(), Key)!;

        (row.Id, row.Name, row.Email, row.Position).ShouldBe(("a", "Kari Nordmann", "kari@example.no", "IT-leder"));
        (row.Course, row.Municipality, row.Group, row.Phase).ShouldBe((TheCourse, "4204", "g1", EnrolmentPhase.Invited));
    }

    [Fact]
    public void Of_a_person_who_is_erased_only_the_place_is_left()
    {
        var row = Row(Invited().Person("a", new PersonalDataErased()), null)!;

        (row.Name, row.Email, row.Position, row.Group).ShouldBe((null, null, null, "g1"));
    }

    [Fact]
    public void The_newest_details_count() =>
        Row(Invited().Person("a", new DetailsCorrected(Key.Seal(new PersonalDetails("Kari", "Hansen", "kari@example.no")))), Key)!.Name
            .ShouldBe("Kari Hansen");

    [Fact]
    public void A_person_belongs_where_their_group_belongs()
    {
        var moved = Invited().Group("g1", new GroupMoved("4205"));

        Row(moved, null, municipality: "4205")!.Municipality.ShouldBe("4205");
        Row(moved, null, municipality: "4204").ShouldBeNull();
    }

    [Fact]
    public void Who_is_in_several_courses_stands_there_once_with_the_last_that_matches()
    {
        var both = Invited().Person("a", new ParticipantInvited("c2", "4204", "g9", false, Details));

        Row(both, null)!.Course.ShouldBe("c2");
        Row(both, null, course: TheCourse)!.Group.ShouldBe("g1");
        Row(both, null, course: TheCourse, group: "g9").ShouldBeNull();
    }

    [Fact]
    public void What_is_complete_stands_in_the_order_in_which_it_became_so()
    {
        var done = Invited()
            .Person("a", new ParticipantEnrolled(TheCourse, "4204", "g1"))
            .Person("a", new ModuleCompleted(TheCourse, "organization"))
            .Person("a", new ModuleCompleted(TheCourse, "management"))
            .Person("a", new CourseFinished(TheCourse));

        Row(done, null)!.ModulesComplete.ShouldBe(["organization", "management"]);
        Row(done, null)!.Phase.ShouldBe(EnrolmentPhase.Finished);
        var reopened = done.Person("a", new ModuleReopened(TheCourse, "organization"));
        Row(reopened, null)!.ModulesComplete.ShouldBe(["management"]);
        Row(reopened, null)!.Phase.ShouldBe(EnrolmentPhase.Enrolled);
    }
}
