using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

public sealed class RebuildSpecs(Installation installation)
{
    private static readonly KeptReadModel Participants = KeptReadModels.All.Single(model => model is KeptReadModel<ParticipantDocument>);

    [Fact]
    public async Task A_rebuild_makes_the_rows_that_the_daemon_makes_and_mends_what_is_not_so()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        foreach (var model in KeptReadModels.All)
        {
            await Rows.Follow(installation.History, model);
            var mine = await Mine(model, story.Region);
            mine.ShouldNotBeEmpty(model.Name);

            await Rows.Change(
                installation.History,
                $$"""
                update {{model.Table.Name}} set data = '{"id":"wrong"}', mt_version = 99
                where (tenant_id, id) = (select tenant_id, min(id) from {{model.Table.Name}} where tenant_id = $1 group by 1)
                """,
                story.Region);
            await Rows.Change(
                installation.History,
                $"insert into {model.Table.Name} (tenant_id, id, data, mt_version) values ($1, 'stray', '{{}}', 1)",
                story.Region);
            var rebuilt = await Rebuild.Run(installation.History, model.Name, progress: null, CancellationToken.None);

            rebuilt.Done.ShouldBe(rebuilt.All);
            (await Mine(model, story.Region)).ShouldBe(mine);
        }
    }

    [Fact]
    public async Task While_commands_go_on_nothing_is_lost_and_nothing_is_doubled()
    {
        for (var round = 0; round < Effort.Rounds(1); round++)
            await RebuildWhileCommandsGoOn();
    }

    private async Task RebuildWhileCommandsGoOn()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        using var enough = new CancellationTokenSource();
        var rebuilding = Task.Run(async () =>
        {
            var rebuilds = 0;
            for (; rebuilds < 3 || !enough.IsCancellationRequested; rebuilds++)
                await Rebuild.Run(installation.History, Participants.Name, progress: null, CancellationToken.None);
            return rebuilds;
        });
        foreach (var activity in (string[])["welcome", "more-than-systems"])
            foreach (var person in story.Group.People)
                (await person.Self.Post(
                    $"{story.Region}/participants/{person.Id}/activities",
                    new CompleteActivity(story.Course, "organization", activity),
                    effective: On(8))).Receipted();
        foreach (var person in story.Group.People)
            (await story.Facilitator.Post(
                $"{story.Region}/participants/{person.Id}/attendances",
                new AttendGathering(story.Course, "organization"),
                effective: On(10))).Receipted();
        await enough.CancelAsync();

        (await rebuilding).ShouldBeGreaterThanOrEqualTo(3);
        await Rows.Follow(installation.History, Participants);
        var carried = await Mine(Participants, story.Region, asWritten: true);
        carried
            .Count(row => row.Contains("more-than-systems", StringComparison.Ordinal) && row.Contains("attended", StringComparison.Ordinal))
            .ShouldBe(story.Group.People.Count);
        // One more rebuild finds every row right, and writes none.
        await Rebuild.Run(installation.History, Participants.Name, progress: null, CancellationToken.None);
        (await Mine(Participants, story.Region, asWritten: true)).ShouldBe(carried);
    }

    [Fact]
    public async Task Interrupted_it_leaves_the_old_rows_and_nothing_else()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await Rows.Follow(installation.History, Participants);
        await Rows.Change(
            installation.History,
            $"insert into {Participants.Table.Name} (tenant_id, id, data, mt_version) values ($1, 'stray', '{{}}', 1)",
            story.Region);
        var before = await Mine(Participants, story.Region, asWritten: true);
        using var interrupted = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            () => Rebuild.Run(installation.History, Participants.Name, new Interrupting(interrupted), interrupted.Token));

        (await Mine(Participants, story.Region, asWritten: true)).ShouldBe(before);
        var left = await Rows.One<long>(
            installation.History, "select count(*) from pg_class where relname = 'built' and relnamespace = pg_my_temp_schema()");
        left.ShouldBe(0);
        await Rows.Change(installation.History, $"delete from {Participants.Table.Name} where id = 'stray'");
    }

    [Fact]
    public async Task A_name_that_is_none_is_answered_with_those_there_are()
    {
        var unknown = await Should.ThrowAsync<ArgumentException>(
            () => Rebuild.Run(installation.History, "enrolment-board", progress: null, CancellationToken.None));

        foreach (var name in Rebuild.Names)
            unknown.Message.ShouldContain(name);
    }

    private async Task<IReadOnlyList<string>> Mine(KeptReadModel model, string region, bool asWritten = false) =>
        [.. (await Rows.Of(installation.History, model, asWritten)).Where(row => row.StartsWith(region, StringComparison.Ordinal))];

    /// <summary>Interrupts when some facts have been folded.</summary>
    private sealed class Interrupting(CancellationTokenSource source) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value)
        {
            if (value.Done > 0)
                source.Cancel();
        }
    }
}
