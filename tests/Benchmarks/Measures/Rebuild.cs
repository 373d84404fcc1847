using System.Diagnostics;
using Npgsql;
using Samlop.History;

namespace Samlop.Benchmarks;

/// <summary>
/// How long it takes to build the read model behind the board of progress anew, and how long only to read and deserialise the facts for it,
/// with the same reader and page by page as the rebuild has them. They take turns; medians, behind a first turn that does not count.
/// </summary>
internal static class RebuildTime
{
    private const string ReadModel = "participant-documents";

    /// <summary>A rebuild reads as far as a daemon has found the order of facts whole; here nobody else writes, and none has run.</summary>
    private const string WholeOrder = """
        insert into samlop.mt_event_progression (name, last_seq_id, last_updated) select 'HighWaterMark', max(seq_id), now()
            from samlop.mt_events
        on conflict (name) do update set last_seq_id = excluded.last_seq_id
        """;

    private const int Page = 4_000, Turns = 3;

    public static async Task<object> Measure(SamlopSilo silo)
    {
        await using (var whole = silo.Database.CreateCommand(WholeOrder))
            await whole.ExecuteNonQueryAsync();
        var (facts, readings, rebuilds) = (0L, new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            (facts, var reading) = await Read(silo.Database);
            var started = Stopwatch.GetTimestamp();
            await Rebuild.Run(silo.Database, ReadModel, progress: null, CancellationToken.None);
            if (turn == 0)
                continue;
            readings.Add(reading.TotalSeconds);
            rebuilds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return new RebuildTimes(facts, Figures.Middle(readings), Figures.Middle(rebuilds));
    }

    /// <summary>The facts in their order, and nothing done with them.</summary>
    private static async Task<(long Facts, TimeSpan Time)> Read(NpgsqlDataSource database)
    {
        var names = KeptReadModels.All.Single(model => model.Name == ReadModel).Facts;
        var (count, started) = (0L, Stopwatch.GetTimestamp());
        await using var connection = await database.OpenConnectionAsync();
        await using var last = new NpgsqlCommand("select max(seq_id) from samlop.mt_events", connection);
        var end = (long)(await last.ExecuteScalarAsync())!;
        for (var after = 0L; after < end; after += Page)
            foreach (var stored in await StoredFacts.Between(connection, after, Math.Min(end, after + Page), names, CancellationToken.None))
                if (stored.Fact.Fact is Fact)
                    count++;
        return (count, Stopwatch.GetElapsedTime(started));
    }
}

internal sealed record RebuildTimes(long Facts, double ReadingSeconds, double RebuildSeconds);
