using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Samlop.History;

public sealed class MigrationSpecs(Installation installation)
{
    [Fact]
    public async Task It_may_be_applied_again_while_silos_run_and_leaves_room_in_what_is_rewritten()
    {
        await Migration.Apply(installation.Silo.GetRequiredService<IConfiguration>(), CancellationToken.None);

        string[] rewritten =
        [
            "samlop.mt_streams", "samlop.mt_event_progression", "samlop.snapshot",
            .. KeptReadModels.All.Select(model => model.Table.Name),
        ];
        await using var room = installation.History.CreateCommand("""
            select relnamespace::regnamespace || '.' || relname from pg_class
            where 'fillfactor=50' = any(reloptions) and relnamespace = 'samlop'::regnamespace
            """);
        await using var tables = await room.ExecuteReaderAsync();
        var found = new List<string>();
        while (await tables.ReadAsync())
            found.Add(tables.GetString(0));
        found.ShouldBe(rewritten, ignoreOrder: true);
    }

    /// <summary>The index of an earlier version would slow down every change of a document.</summary>
    [Fact]
    public async Task It_takes_away_what_an_earlier_version_had_and_this_one_has_not()
    {
        await Rows.Change(
            installation.History,
            "create index if not exists mt_doc_participant_idx_data on samlop.mt_doc_participant using gin (data jsonb_path_ops)");

        await Migration.Apply(installation.Silo.GetRequiredService<IConfiguration>(), CancellationToken.None);

        var left = await Rows.One<long>(
            installation.History,
            "select count(*) from pg_indexes where schemaname = 'samlop' and indexname = 'mt_doc_participant_idx_data'");
        left.ShouldBe(0);
    }
}
