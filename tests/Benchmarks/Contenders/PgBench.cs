using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// PostgreSQL's own load generator on the same tables: one row a transaction, and many rows a transaction. It knows no expected version
/// and makes up the rest of a row, so it is a mark beside the others and not a contender.
/// </summary>
internal static class PgBench
{
    private const int Batch = 256;

    private const string Row = """
        'decision-progress-reported', 'agder', now(), 'Samlop.ManagementGroups.DecisionProgressReported, Samlop.Grains', false, md5(m.id),
            '{"role":"GroupLead"}'::jsonb, 'lead'
        """;

    /// <summary>Rows a second and latencies of transactions, of both ways.</summary>
    public static async Task<IReadOnlyList<SystemFigures>> Measure(
        string program, string connection, int streams, double seconds, string folder)
    {
        var one = Script("random(0, :streams - 1)", "s.id = 'management-group/agder/' || lpad(:first::text, 8, '0')");
        var many = Script(
            $":client_id * (:streams / 2) + random(0, :streams / 2 - {Batch})", $"s.id in (select 'management-group/agder/' || "
            + $"lpad(g::text, 8, '0') from generate_series(:first, :first + {Batch - 1}) g)");
        return
        [
            await Run(program, connection, "pgbench, one row a transaction", one, clients: 16, rows: 1, streams, seconds, folder),
            await Run(program, connection, $"pgbench, {Batch} rows a transaction", many, clients: 2, rows: Batch, streams, seconds, folder),
        ];
    }

    private static string Script(string first, string which) => $"""
        \set first {first}
        with m as (update samlop.mt_streams s set version = version + 1, timestamp = now() where s.tenant_id = 'agder'
            and {which.ReplaceLineEndings(" ")} returning s.id, s.version) insert into samlop.mt_events (seq_id, id, stream_id, version,
                data, type, tenant_id, timestamp, mt_dotnet_type, is_archived, correlation_id, headers, user_name)
                    select nextval('samlop.mt_events_sequence'), gen_random_uuid(), m.id, m.version, jsonb_build_object('decision',
                        '{Payload.Decision}', 'perCent', 42, 'note', '{Payload.Note(0, 0)}'), {Row} from m;
        """;

    private static async Task<SystemFigures> Run(
        string program, string connection, string name, string script, int clients, int rows, int streams, double seconds, string folder)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var (file, log) = (Path.Combine(folder, "pgbench.sql"), Path.Combine(folder, "pgbench"));
        await File.WriteAllTextAsync(file, script);
        foreach (var old in Directory.GetFiles(folder, "pgbench.[0-9]*"))
            File.Delete(old);
        var words = FormattableString
            .Invariant($"-n -M prepared -c {clients} -j 1 -T {Math.Max(1, (int)seconds)} -D streams={streams}")
            .Split(' ');
        var start = new ProcessStartInfo(program, [.. words, "-f", file, "-l", "--log-prefix", log, to.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = $"{to.Port}";
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGOPTIONS"] = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pgbench failed: {await errors}");

        var latencies = new Latencies();
        foreach (var part in Directory.GetFiles(folder, "pgbench.*").Where(part => part != file))
        {
            // client, transaction, latency in µs, …
            foreach (var line in File.ReadLines(part))
                latencies.Add(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) * Stopwatch.Frequency / 1_000_000);
            File.Delete(part);
        }

        return new SystemFigures(name, latencies.Count * rows / Math.Max(1, (int)seconds), latencies.At(0.5) ?? 0, latencies.At(0.99) ?? 0);
    }
}
