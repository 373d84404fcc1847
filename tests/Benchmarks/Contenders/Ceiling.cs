using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Samlop.ManagementGroups;

namespace Samlop.Benchmarks;

/// <summary>
/// What PostgreSQL itself allows with our tables: two loops that write the rows of many commands with one statement, and nothing around it.
/// No grain, no envelope, no decision, no queue, no check for a command that comes twice; only the versions are checked.
/// </summary>
/// <remarks>The statement is written out here on purpose: a slower one in Samløp must not lower what it is measured by.</remarks>
internal sealed class Ceiling : IBatchContender
{
    private const string Sql = """
        with moved as (
            update samlop.mt_streams s set version = a.version + 1, timestamp = now()
            from unnest(@streams, @versions) with ordinality as a(stream, version, nr)
            where s.tenant_id = @region and s.id = a.stream and s.version = a.version and not s.is_archived
            returning a.nr
        ), told as (
            insert into samlop.mt_events
                (seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived, correlation_id, headers,
                    user_name)
            select nextval('samlop.mt_events_sequence'), f.id, f.stream, f.version + 1, f.data, @type, @region, now(), @dotnet, false,
                f.correlation, f.headers, @actor
            from unnest(@streams, @versions, @ids, @data, @correlations, @headers) with ordinality as f(stream, version, id, data,
                correlation, headers, nr)
            join moved m on m.nr = f.nr
        )
        select count(*) from moved
        """;

    // By index, whatever the size of the tables was when the statement was planned.
    private const string Planning = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    private static readonly string Type = FactNames.All[typeof(DecisionProgressReported)];
    private static readonly string DotNet =
        $"{typeof(DecisionProgressReported).FullName}, {typeof(DecisionProgressReported).Assembly.GetName().Name}";

    private NpgsqlDataSource _database = null!;

    public int Lanes => 2;

    public async Task<long> Prepare(Setting setting)
    {
        await using (var silo = await SamlopSilo.Start(setting.Connection, daemon: false))
            await silo.Form(0, setting.Streams);
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(setting.Connection)
        {
            MaxAutoPrepare = 4, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 4, Options = Planning,
        });
        return Groups.Version;
    }

    public Task Append(int stream, long version) => Append([stream], [version]);

    public async Task Append(int[] streams, long[] versions)
    {
        var ids = new Guid[streams.Length];
        var (keys, correlations) = (new string[streams.Length], new string[streams.Length]);
        var (data, headers) = (new byte[streams.Length][], new byte[streams.Length][]);
        var now = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        for (var i = 0; i < streams.Length; i++)
        {
            var (stream, version) = (streams[i], versions[i]);
            ids[i] = Payload.Id();
            keys[i] = Groups.Stream(stream);
            correlations[i] = ids[i].ToString("n");
            data[i] = JsonSerializer.SerializeToUtf8Bytes(
                new DecisionProgressReported(
                    Payload.Decision, Payload.PerCent(version), Payload.Note(stream, version)), Samlop.FactJson.Options);
            headers[i] = JsonSerializer.SerializeToUtf8Bytes(
                new Headers(correlations[i], "GroupLead", now, correlations[i]), Samlop.FactJson.Options);
        }

        await using var command = _database.CreateCommand(Sql);
        var parameters = command.Parameters;
        parameters.AddWithValue("region", NpgsqlDbType.Varchar, Groups.Region);
        parameters.AddWithValue("type", NpgsqlDbType.Varchar, Type);
        parameters.AddWithValue("dotnet", NpgsqlDbType.Varchar, DotNet);
        parameters.AddWithValue("actor", NpgsqlDbType.Varchar, Groups.Lead);
        parameters.AddWithValue("streams", NpgsqlDbType.Array | NpgsqlDbType.Varchar, keys);
        parameters.AddWithValue("versions", NpgsqlDbType.Array | NpgsqlDbType.Bigint, versions);
        parameters.AddWithValue("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, ids);
        parameters.AddWithValue("data", NpgsqlDbType.Array | NpgsqlDbType.Jsonb, data);
        parameters.AddWithValue("correlations", NpgsqlDbType.Array | NpgsqlDbType.Varchar, correlations);
        parameters.AddWithValue("headers", NpgsqlDbType.Array | NpgsqlDbType.Jsonb, headers);
        if (await command.ExecuteScalarAsync() is not long moved || moved != streams.Length)
            throw new InvalidOperationException("A stream was not at the expected version.");
    }

    public async Task<long> Count()
    {
        await using var count = _database.CreateCommand("select count(*) from samlop.mt_events");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Headers(string Command, string Role, string Effective, string Body);
}
