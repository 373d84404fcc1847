using Npgsql;
using Samlop.History;
using Samlop.Reactions;

namespace Samlop.ReadModels;

/// <summary>How far one thing that follows from the facts is behind them.</summary>
/// <param name="Projection">Name of the read model, or <c>reactions</c>.</param>
/// <param name="Facts">Facts recorded behind its position, also those that do not concern it.</param>
/// <param name="Behind">Age of the oldest of them.</param>
public sealed record Lag(string Projection, long Facts, TimeSpan Behind)
{
    // A number is only drawn with a fact, so the difference of two numbers counts the facts between them but for the few that were lost.
    private const string Query = $"""
        select p.name, coalesce(newest.seq_id, 0) - coalesce(at.last_seq_id, 0),
               coalesce(extract(epoch from clock_timestamp() - (
                   select timestamp from {MartenHistory.Schema}.mt_events where seq_id > coalesce(at.last_seq_id, 0) order by seq_id limit 1)), 0)::float8
        from unnest($1) as p(name)
        left join {MartenHistory.Schema}.mt_event_progression at using (name)
        left join (select max(seq_id) as seq_id from {MartenHistory.Schema}.mt_events) newest on true
        """;

    private static readonly Dictionary<string, string> Names = new(Models.All.Select(model => KeyValuePair.Create(model.Position, model.Name)))
    {
        [$"{Reactor.Subscription}:All"] = Reactor.Subscription,
    };

    public static async Task<IReadOnlyList<Lag>> Of(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Query, connection) { Parameters = { new() { Value = Names.Keys.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lags = new List<Lag>();
        while (await reader.ReadAsync(cancellation))
            lags.Add(new Lag(Names[reader.GetString(0)], Math.Max(0, reader.GetInt64(1)), TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(2)))));
        return lags;
    }
}

/// <summary>From which lag on the installation calls itself degraded.</summary>
public sealed record LagBound(TimeSpan Time);
