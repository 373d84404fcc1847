using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Courses;

/// <summary>Facts as they were stored before gatherings could be online (see <see cref="GatheringScheduledBeforeOnline"/>).</summary>
public sealed class OldGatheringSpecs(Installation installation)
{
    [Fact]
    public async Task A_gathering_stored_in_the_old_shape_is_read_as_todays()
    {
        var story = await Founded(installation);
        await story.Publish();
        var course = await story.Plan();
        var at = $"{story.Region}/courses/{course}";
        (await story.Coordinator.Post($"{at}/gatherings", new ScheduleGathering("organization", Day(70), "Kilden")))
            .Receipted().Version.ShouldBe(2);

        await StoreAsBefore(story, course, "management", Day(80), "https://teams.example/1");
        await StoreAsBefore(story, course, "strategy", Day(90), "Kilden");

        var seen = await story.Auditor.See<CourseView>(at);
        seen.Version.ShouldBe(4);
        seen.Modules[1].Gathering.ShouldBe(new GatheringView(Day(80), "https://teams.example/1", true, false, null, false));
        seen.Modules[2].Gathering.ShouldBe(new GatheringView(Day(90), "Kilden", false, false, null, false));

        // The grain does not know these facts yet: its next command loses the race, reads them and decides once more.
        (await story.Coordinator.Post($"{at}/gatherings", new ScheduleGathering("management", Day(81), "Kilden")))
            .Refused(System.Net.HttpStatusCode.Conflict, "gathering-already-scheduled");
        (await story.Coordinator.Post($"{at}/gatherings", new ScheduleGathering("technology", Day(100), "Kilden")))
            .Receipted().Version.ShouldBe(5);
    }

    /// <summary>Adds a row to the course's stream: a copy of its second row, with the old name and shape.</summary>
    private async Task StoreAsBefore(RegionStory story, string course, string module, DateOnly on, string place)
    {
        await using var command = installation.History.CreateCommand("""
            with stream as (
                update samlop.mt_streams set version = version + 1 where tenant_id = $1 and id = $2 returning version)
            insert into samlop.mt_events
            select (jsonb_populate_record(known, jsonb_build_object(
                'seq_id', nextval('samlop.mt_events_sequence'), 'id', gen_random_uuid(), 'version', stream.version,
                'type', 'gathering-scheduled', 'mt_dotnet_type', 'Samlop.Courses.GatheringScheduled, Samlop.Grains',
                'headers', known.headers || jsonb_build_object('command', replace(gen_random_uuid()::text, '-', '')),
                'data', jsonb_build_object('module', $3::text, 'on', $4::text, 'place', $5::text)))).*
            from samlop.mt_events known, stream where known.tenant_id = $1 and known.stream_id = $2 and known.version = 2
            """);
        foreach (var value in (string[])[
            story.Region, $"course/{story.Region}/{course}", module,
            on.ToString("O", System.Globalization.CultureInfo.InvariantCulture), place])
            command.Parameters.AddWithValue(value);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
