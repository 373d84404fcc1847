using Shouldly;
using Xunit;

namespace Samlop.Courses;

public sealed class GatheringScheduledBeforeOnlineSpecs
{
    private static readonly DateOnly Day = new(2022, 3, 8);

    [Fact]
    public void A_place_was_a_place() =>
        new GatheringScheduledBeforeOnline("strategy", Day, "Arendal").AsToday()
            .ShouldBe(new GatheringScheduled("strategy", Day, "Arendal", false, null));

    [Fact]
    public void A_link_was_an_online_gathering() =>
        new GatheringScheduledBeforeOnline("strategy", Day, "https://meet.example/3").AsToday()
            .ShouldBe(new GatheringScheduled("strategy", Day, "https://meet.example/3", true, null));
}
