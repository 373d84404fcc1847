using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// A silo dies between the two halves of an enrolment: the municipality has given the seat, the group has not taken the person in.
/// </summary>
[Collection(nameof(Cluster))]
public sealed class HalfAReaction(Cluster cluster)
{
    [Fact]
    public async Task Another_silo_carries_out_the_other_half_and_nothing_twice()
    {
        await cluster.Run("silo-1");
        var course = await CourseUnderWay.Begin(cluster);
        var participant = await course.Invite(1);
        await using (var group = await cluster.Facts.Hold(course.GroupStream))
        {
            (await course.Enrol(participant)).Succeeded();
            await Wait.Until(async () => await cluster.Facts.WantedBy(group) is not null, "the group wants to take the person in");
            (await Recorded(course)).ShouldBe((1, 0, 0));
            await cluster.Kill("silo-1");
        }

        await cluster.Run("silo-2");
        await Wait.Until(async () => await cluster.Facts.Count(course.Region, "participant-enrolled") > 0, "the person is enrolled");
        await Wait.Until(cluster.Facts.ReactedToAll, "all reactions are carried out");

        (await Recorded(course)).ShouldBe((1, 1, 1));
        (await cluster.Facts.Count(course.Region, "seat-released")).ShouldBe(0);
    }

    private async Task<(int Seats, int Members, int Enrolled)> Recorded(CourseUnderWay course) => (
        await cluster.Facts.Count(course.Region, "seat-taken"),
        await cluster.Facts.Count(course.Region, "member-joined"),
        await cluster.Facts.Count(course.Region, "participant-enrolled"));
}
