using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// Groups with a long past, written by the database itself: their births are copies of a group that Samløp formed, and reports of progress
/// follow. Their numbers begin where those of the groups under load end, so that they can be told apart when acknowledgements are counted.
/// </summary>
internal static class Seeds
{
    /// <summary>The first number of a seeded group; the key of such a group begins with 1, that of any other with 0.</summary>
    public const int First = 10_000_000;

    private const string Streams = """
        insert into samlop.mt_streams (tenant_id, id, version, timestamp)
        select 'agder', 'management-group/agder/' || g, $3, now() from generate_series($1, $1 + $2 - 1) g
        """;

    private const string Births = """
        insert into samlop.mt_events
            (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers, user_name,
                is_archived)
        select nextval('samlop.mt_events_sequence'), uuidv7(), 'management-group/agder/' || g, t.version, t.data, t.type, now(),
            t.tenant_id,
            t.mt_dotnet_type, t.correlation_id, t.headers || jsonb_build_object('command', replace(gen_random_uuid()::text, '-', '')),
                t.user_name, false
        from generate_series($1, $1 + $2 - 1) g cross join samlop.mt_events t
        where t.tenant_id = 'agder' and t.stream_id = 'management-group/agder/00000000' and t.version <= $3
        """;

    private const string Reports = """
        insert into samlop.mt_events
            (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers, user_name,
                is_archived)
        select nextval('samlop.mt_events_sequence'), uuidv7(), 'management-group/agder/' || g, v,
            jsonb_build_object('decision', $4, 'perCent', v % 101, 'note', 'Report ' || v || ' ' || $5),
            'decision-progress-reported', now(), 'agder', $6, replace(gen_random_uuid()::text, '-', ''),
            (select headers from samlop.mt_events where tenant_id = 'agder' and stream_id = 'management-group/agder/00000000'
                and version = 1)
                || jsonb_build_object('command', replace(gen_random_uuid()::text, '-', '')), 'lead', false
        from generate_series($7, $3) v cross join generate_series($1, $1 + $2 - 1) g
        """;

    private const string Activities = """
        insert into samlop.mt_events
            (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers, user_name,
                is_archived)
        select nextval('samlop.mt_events_sequence'), uuidv7(), 'participant/agder/' || g, v,
            jsonb_build_object('course', $4, 'module', 'module-' || v % 4, 'activity', 'activity-' || v), 'activity-completed', now(),
                'agder', $5, replace(gen_random_uuid()::text, '-', ''),
            (select headers from samlop.mt_events where tenant_id = 'agder' and stream_id = 'participant/agder/00000000' and version = 1)
                || jsonb_build_object('command', replace(gen_random_uuid()::text, '-', '')), 'lead', false
        from generate_series($6, $3) v cross join generate_series($1, $1 + $2 - 1) g
        """;

    private const string Constraints = "select quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint where conrelid = "
    + "'samlop.mt_events'::regclass and contype in ('p', 'u')";

    private const string Indexes = """
        select quote_ident(relname), pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
        where indrelid = 'samlop.mt_events'::regclass and not exists (select from pg_constraint where conindid = indexrelid
            and conrelid = indrelid)
        """;

    /// <summary>So many participants with so many facts each; participant 0 must be there.</summary>
    public static async Task WritePeople(string connection, int people, int facts)
    {
        await using var database = Open(connection);
        await Execute(database, Streams.Replace("management-group", People.Kind, StringComparison.Ordinal), First, people, (long)facts);
        await WithoutIndexes(database, async () =>
        {
            await Execute(
                database, Births.Replace("management-group", People.Kind, StringComparison.Ordinal), First, people, (long)People.Version);
            var type = typeof(Participants.ActivityCompleted);
            await Execute(database, Activities, First, people, facts, People.Course, NameOf(type), People.Version + 1);
        });
        await Execute(database, "analyze samlop.mt_streams, samlop.mt_events");
    }

    /// <summary>So many groups with so many facts each; group 0 must be there.</summary>
    /// <param name="from">Number of the first, from <see cref="First"/> on.</param>
    public static async Task Write(string connection, int from, int groups, int facts)
    {
        await using var database = Open(connection);
        await Execute(database, Streams, from, groups, (long)facts);
        await WithoutIndexes(database, async () =>
        {
            await Execute(database, Births, from, groups, (long)Groups.Version);
            var type = typeof(ManagementGroups.DecisionProgressReported);
            await Execute(
                database, Reports, from, groups, facts, Payload.Decision, Payload.Note(0, 0), NameOf(type), Groups.Version + 1);
        });
        await Execute(database, "analyze samlop.mt_streams, samlop.mt_events");
    }

    /// <summary>Takes the indexes of the facts away and makes them anew behind what is written: in order, and not row by row.</summary>
    private static async Task WithoutIndexes(NpgsqlDataSource database, Func<Task> write)
    {
        var (constraints, indexes) = (await Definitions(database, Constraints), await Definitions(database, Indexes));
        foreach (var (name, _) in constraints)
            await Execute(database, $"alter table samlop.mt_events drop constraint {name}");
        foreach (var (name, _) in indexes)
            await Execute(database, $"drop index samlop.{name}");
        await write();
        foreach (var (name, definition) in constraints)
            await Execute(database, $"alter table samlop.mt_events add constraint {name} {definition}");
        foreach (var (_, definition) in indexes)
            await Execute(database, definition);
    }

    private static async Task<IReadOnlyList<(string Name, string Definition)>> Definitions(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var definitions = new List<(string, string)>();
        while (await reader.ReadAsync())
            definitions.Add((reader.GetString(0), reader.GetString(1)));
        return definitions;
    }

    /// <summary>References are right by making, and a check of each would take longer than all the rest.</summary>
    private static NpgsqlDataSource Open(string connection) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            Options = "-c session_replication_role=replica -c maintenance_work_mem=1GB",
            CommandTimeout = 0,
        });

    /// <summary>As Marten writes it beside a fact.</summary>
    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private static async Task Execute(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }
}
