using Marten;
using Npgsql;
using Samlop.Health;

namespace Samlop.History;

/// <summary>Compares the positions of read models and reactions with the newest fact.</summary>
public sealed class LagReader(IDocumentStore store, StoreResilience resilience) : ILagReader
{
    // Each number belongs to a fact, so the difference of two numbers counts the facts between them, except for a few lost numbers.
    private const string Query = $"""
        select p.name, coalesce(newest.seq_id, 0) - coalesce(at.last_seq_id, 0),
               coalesce(extract(epoch from clock_timestamp() - (
                   select timestamp from {MartenHistory.Schema}.mt_events
                   where seq_id > coalesce(at.last_seq_id, 0) order by seq_id limit 1)), 0)::float8
        from unnest($1) as p(name)
        left join {MartenHistory.Schema}.mt_event_progression at using (name)
        left join (select max(seq_id) as seq_id from {MartenHistory.Schema}.mt_events) newest on true
        """;

    private static readonly Dictionary<string, string> Names =
        new(KeptReadModels.All.Select(model => KeyValuePair.Create(model.Position, model.Name)))
        {
            [$"{Reactor.Subscription}:All"] = Reactor.Subscription,
        };

    public Task<IReadOnlyList<Lag>> Read(CancellationToken cancellation) => resilience.Read(async token =>
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return await Of(connection, token);
    }, cancellation);

    public static async Task<IReadOnlyList<Lag>> Of(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Query, connection) { Parameters = { new() { Value = Names.Keys.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lags = new List<Lag>();
        while (await reader.ReadAsync(cancellation))
        {
            var (facts, seconds) = (Math.Max(0, reader.GetInt64(1)), Math.Max(0, reader.GetDouble(2)));
            lags.Add(new Lag(Names[reader.GetString(0)], facts, TimeSpan.FromSeconds(seconds)));
        }

        return lags;
    }
}
