using Npgsql;
using NpgsqlTypes;

namespace Samlop.History;

/// <summary>
/// One statement, one round trip and one commit for the appends of many streams, into Marten's own tables. The rows are those that Marten's
/// own append writes, column by column (a test compares them).
/// </summary>
/// <remarks>
/// A stream moves on only from the expected version. An append that loses is left out and does not fail the others. A command that stands
/// in the history already loses too, because the id of its first fact is there. Only winners draw numbers, after all checks and in the
/// order of the facts, so a lost race leaves no gap that read models would have to wait for. (<c>is true</c> stops the planner from turning
/// the look-up into nested loops: it believes that no stream is new.)
/// </remarks>
internal static class AppendStatement
{
    private const string Sql = $"""
        with asked as (
            select * from unnest(@regions, @streams, @expected, @counts, @firsts)
                with ordinality as a(region, stream, expected, facts, first, nr)
        ), fresh as (
            select * from asked a where not exists (select from {MartenHistory.Schema}.mt_events e where e.id = a.first)
        ), moved as (
            update {MartenHistory.Schema}.mt_streams s set version = a.expected + a.facts, timestamp = now()
            from fresh a
            where a.expected > 0 and s.tenant_id = a.region and s.id = a.stream and s.version = a.expected and not s.is_archived
            returning a.nr, a.region, a.stream, a.expected
        ), born as (
            insert into {MartenHistory.Schema}.mt_streams (id, type, version, timestamp, tenant_id)
            select a.stream, null, a.facts, now(), a.region from fresh a where a.expected = 0
            on conflict do nothing
            returning tenant_id, id
        ), won as (
            select nr, region, stream, expected from moved
            union all
            select nr, region, stream, expected from fresh
            where expected = 0 and ((region, stream) in (select tenant_id, id from born)) is true
        ), recorded as (
            insert into {MartenHistory.Schema}.mt_events
                (seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived,
                 causation_id, correlation_id, headers, user_name)
            select nextval('{MartenHistory.Schema}.mt_events_sequence'), id, stream, version, data, type, region, recorded, dotnet, false,
                 causation, correlation, headers, actor
            from (
                select f.*, w.region, w.stream, w.expected + f.position as version
                from unnest(@owners, @positions, @ids, @data, @types, @dotnets, @recorded, @causations, @correlations, @headers, @actors)
                    with ordinality as f(owner, position, id, data, type, dotnet, recorded, causation, correlation, headers, actor, nr)
                join won w on w.nr = f.owner
                order by f.nr
            ) as told
        )
        select array_agg(nr) from won
        """;

    /// <summary>
    /// Appends what can be appended. Returns for each append, by position, whether it won. All streams must be different.
    /// </summary>
    public static async Task<bool[]> Execute(
        NpgsqlConnection connection, IReadOnlyList<PendingAppend> appends, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        Fill(command.Parameters, appends);
        // Once for each connection. Explicit, because Npgsql's automatic preparing does not survive a value that the server refuses.
        await command.PrepareAsync(cancellation);
        var won = new bool[appends.Count];
        if (await command.ExecuteScalarAsync(cancellation) is long[] numbers)
            foreach (var number in numbers)
                won[number - 1] = true;
        return won;
    }

    private static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<PendingAppend> appends)
    {
        var streams = appends.Count;
        var facts = appends.Sum(append => append.Facts.Count);
        var regions = Column<string>(parameters, "regions", NpgsqlDbType.Varchar, streams);
        var keys = Column<string>(parameters, "streams", NpgsqlDbType.Varchar, streams);
        var expected = Column<long>(parameters, "expected", NpgsqlDbType.Bigint, streams);
        var counts = Column<int>(parameters, "counts", NpgsqlDbType.Integer, streams);
        var firsts = Column<Guid>(parameters, "firsts", NpgsqlDbType.Uuid, streams);
        var owners = Column<long>(parameters, "owners", NpgsqlDbType.Bigint, facts);
        var positions = Column<int>(parameters, "positions", NpgsqlDbType.Integer, facts);
        var ids = Column<Guid>(parameters, "ids", NpgsqlDbType.Uuid, facts);
        var data = Column<byte[]>(parameters, "data", NpgsqlDbType.Jsonb, facts);
        var types = Column<string>(parameters, "types", NpgsqlDbType.Varchar, facts);
        var dotnets = Column<string>(parameters, "dotnets", NpgsqlDbType.Varchar, facts);
        var recorded = Column<DateTime>(parameters, "recorded", NpgsqlDbType.TimestampTz, facts);
        var causations = Column<string?>(parameters, "causations", NpgsqlDbType.Varchar, facts);
        var correlations = Column<string>(parameters, "correlations", NpgsqlDbType.Varchar, facts);
        var headers = Column<byte[]>(parameters, "headers", NpgsqlDbType.Jsonb, facts);
        var actors = Column<string>(parameters, "actors", NpgsqlDbType.Varchar, facts);

        for (int stream = 0, row = 0; stream < streams; stream++)
        {
            var pending = appends[stream];
            regions[stream] = pending.Region;
            keys[stream] = pending.Append.Stream;
            expected[stream] = pending.Append.ExpectedVersion;
            counts[stream] = pending.Facts.Count;
            firsts[stream] = pending.Facts[0].Fact.Id;
            for (var position = 1; position <= pending.Facts.Count; position++, row++)
            {
                var stored = pending.Facts[position - 1];
                owners[row] = stream + 1;
                positions[row] = position;
                ids[row] = stored.Fact.Id;
                data[row] = stored.Data;
                types[row] = stored.Name;
                dotnets[row] = stored.DotNetName;
                recorded[row] = stored.Fact.Recorded.UtcDateTime;
                causations[row] = stored.Fact.Causation;
                correlations[row] = stored.Fact.Correlation;
                headers[row] = stored.Headers;
                actors[row] = stored.Fact.Actor;
            }
        }
    }

    private static T[] Column<T>(NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, int length)
    {
        var values = new T[length];
        parameters.Add(new NpgsqlParameter<T[]>(name, NpgsqlDbType.Array | type) { TypedValue = values });
        return values;
    }
}
