namespace Samlop.Benchmarks;

/// <summary>A contender at work: its process, its database, what it has acknowledged so far.</summary>
internal sealed class Participant(Entry entry, Child child, string database, long prepared)
{
    private long _acknowledged;
    private long _failed;

    public Entry Entry => entry;

    public string Database => database;

    /// <summary>Commands under way at once.</summary>
    public int Outstanding { get; set; } = entry.Outstanding;

    public bool IsWarm { get; set; }

    /// <summary>Commands acknowledged since it was prepared, those of warm-ups included.</summary>
    public long Total => _acknowledged;

    /// <summary>
    /// Microseconds of processor time of its silo; where silo and load are one process, of both. The gateway's is 0 where there is none.
    /// </summary>
    public (double Silo, double Gateway) ProcessorTime() =>
        (Benchmarks.ProcessorTime.OfServer(child.Id, "silo") ?? Benchmarks.ProcessorTime.OfTree(child.Id),
            Benchmarks.ProcessorTime.OfServer(child.Id, "Samlop.Gateway") ?? 0);

    /// <param name="build">The build whose contender it is; null for this one.</param>
    public static async Task<Participant> Prepare(Entry entry, Options options, Server server, int streams, Build? build = null)
    {
        var database = $"bench_{entry.Name.Replace('-', '_')}{(build is null ? "" : "_before")}";
        var connection = await server.Create(database);
        var child = Child.Start(entry, options, build);
        try
        {
            var answer = await child.Ask(new Request("prepare", connection, Server.Url(connection), streams), TimeSpan.FromMinutes(15));
            await server.Analyze(database);
            return new Participant(entry, child, database, answer.Count ?? 0);
        }
        catch
        {
            await child.DisposeAsync();
            await server.Drop(database);
            throw;
        }
    }

    public async Task<Answer> Ask(Request request)
    {
        var answer = await child.Ask(
            request, TimeSpan.FromSeconds(
                60 + (3 * (request.Seconds + request.Warmup))) + (request.Op == "measure" ? TimeSpan.FromMinutes(30) : default));
        (_acknowledged, _failed) = (answer.Total ?? _acknowledged, answer.Failed ?? _failed);
        if (answer.Failure is { } failure)
            throw new InvalidOperationException($"{entry.Name}: {_failed} commands failed, the first with {failure}");
        return answer;
    }

    /// <summary>Stops it; says what is wrong when its table does not hold exactly what it has acknowledged.</summary>
    /// <param name="then">Is done with the database when its process has ended.</param>
    public async Task<string?> Settle(Server server, Func<Task>? then = null)
    {
        string? fault = null;
        try
        {
            var counted = (await child.Ask(new Request("count"), TimeSpan.FromMinutes(5))).Count ?? -1;
            if (counted - prepared != _acknowledged)
                fault = $"{entry.Name} acknowledged {_acknowledged} commands, and its table has {counted - prepared} more facts than "
                + $"before.";
        }
        catch (InvalidOperationException gone)
        {
            fault = gone.Message;
        }

        await child.DisposeAsync();
        try
        {
            if (then is not null)
                await then();
        }
        finally
        {
            await server.Drop(database);
        }

        return fault;
    }
}
