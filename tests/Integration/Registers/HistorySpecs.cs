using System.Net;
using Npgsql;
using Shouldly;
using Xunit;

namespace Samlop.Registers;

public sealed class HistorySpecs(Installation installation)
{
    [Fact]
    public async Task The_history_counts_what_the_database_holds_without_a_gap()
    {
        var story = await RegionStory.Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        // The calendar may still record that a gathering fell due: wait until two looks at the facts are the same.
        var summary = await story.Auditor.See<HistorySummary>($"{story.Region}/history");
        await Wait.Until(
            async () => summary.Total == (summary = await story.Auditor.See<HistorySummary>($"{story.Region}/history")).Total
                && summary.Total == await story.Facts(),
            "the history stands still");

        summary.StreamsWithGaps.ShouldBeEmpty();
        summary.Facts.ShouldBe(await Counts(story, "type", "mt_events"), ignoreOrder: true);
        summary.Streams.ShouldBe(await Counts(story, "split_part(id, '/', 1)", "mt_streams"), ignoreOrder: true);
        summary.Streams.Keys.ShouldBe(
            ["region", "municipality", "programme", "course", "management-group", "participant"], ignoreOrder: true);
        summary.Facts.Values.Sum().ShouldBe(summary.Total);
        (await Scalar(story, """
            select count(*) from (
                select stream_id from samlop.mt_events where tenant_id = $1
                group by stream_id having min(version) <> 1 or max(version) <> count(*)) gap
            """)).ShouldBe(0);
        (await Scalar(story, """
            select count(*) from samlop.mt_events e
            join samlop.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id where e.tenant_id = $1
            """)).ShouldBe(summary.Total);
    }

    [Fact]
    public async Task A_fact_that_is_taken_out_behind_the_api_is_missed()
    {
        var story = await RegionStory.Founded(installation, RegionStory.Kristiansand, RegionStory.Arendal);
        (await story.Auditor.See<HistorySummary>($"{story.Region}/history")).StreamsWithGaps.ShouldBeEmpty();

        await using (var remove = installation.History.CreateCommand(
            "delete from samlop.mt_events where tenant_id = $1 and stream_id = $2 and version = 2"))
        {
            remove.Parameters.AddWithValue(story.Region);
            remove.Parameters.AddWithValue($"region/{story.Region}");
            (await remove.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        (await story.Auditor.See<HistorySummary>($"{story.Region}/history")).StreamsWithGaps.ShouldBe([$"region/{story.Region}"]);
    }

    [Fact]
    public async Task The_history_is_for_auditors()
    {
        var story = await RegionStory.Founded(installation);

        (await story.Coordinator.Get($"{story.Region}/history")).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Administrator.Get($"{story.Region}/history")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<IReadOnlyDictionary<string, long>> Counts(RegionStory story, string by, string table)
    {
        await using var command = Ask(story, $"select {by}, count(*) from samlop.{table} where tenant_id = $1 group by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, long>();
        while (await reader.ReadAsync())
            counts[reader.GetString(0)] = reader.GetInt64(1);
        return counts;
    }

    private async Task<long> Scalar(RegionStory story, string sql)
    {
        await using var command = Ask(story, sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand Ask(RegionStory story, string sql)
    {
        var command = installation.History.CreateCommand(sql);
        command.Parameters.AddWithValue(story.Region);
        return command;
    }
}
