using Npgsql;

namespace Samlop.History;

/// <summary>
/// How far a read model has come in the order of all facts: a row in Marten's table of positions. It moves in the transaction that writes
/// the documents, and only from where the writer expects it. So a second writer, or one that does not know of a rebuild, writes nothing.
/// </summary>
/// <param name="Sequence">Number of the last fact that the documents contain.</param>
/// <param name="Updated">When it was moved. A rebuild that ends at the same number changes it too.</param>
internal readonly record struct Position(long Sequence, DateTime Updated)
{
    private const string Table = $"{MartenHistory.Schema}.mt_event_progression";

    /// <summary>The number up to which the order of facts has no gap that may still be filled, as Marten's daemon found it.</summary>
    public static async Task<long> HighWater(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select last_seq_id from {Table} where name = 'HighWaterMark'", connection);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    /// <summary>The positions of these names, where there are any.</summary>
    public static async Task<IReadOnlyDictionary<string, Position>> Of(
        NpgsqlConnection connection, string[] names, CancellationToken cancellation)
    {
        const string Select = $"select name, last_seq_id, last_updated from {Table} where name = any($1)";
        await using var command = new NpgsqlCommand(Select, connection) { Parameters = { new() { Value = names } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var positions = new Dictionary<string, Position>();
        while (await reader.ReadAsync(cancellation))
            positions.Add(reader.GetString(0), new Position(reader.GetInt64(1), reader.GetDateTime(2)));
        return positions;
    }

    /// <summary>Locks the position until the end of the transaction; null if there is none yet.</summary>
    public static async Task<long?> Hold(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        const string Select = $"select last_seq_id from {Table} where name = $1 for update";
        await using var command = new NpgsqlCommand(Select, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }

    /// <summary>Moves the positions that are where they are expected; returns name and time of each that was moved.</summary>
    public static NpgsqlBatchCommand Move(IReadOnlyCollection<(string Name, Position From)> positions, long to) => new($"""
        update {Table} p set last_seq_id = $1, last_updated = clock_timestamp()
        from unnest($2, $3, $4) as believed(name, sequence, updated)
        where p.name = believed.name and p.last_seq_id = believed.sequence and p.last_updated = believed.updated
        returning p.name, p.last_updated
        """)
    {
        Parameters =
        {
            new() { Value = to },
            new() { Value = positions.Select(position => position.Name).ToArray() },
            new() { Value = positions.Select(position => position.From.Sequence).ToArray() },
            new() { Value = positions.Select(position => position.From.Updated).ToArray() },
        },
    };

    /// <summary>Sets the position, wherever it is.</summary>
    public static NpgsqlBatchCommand Set(long sequence, string name) => new($"""
        insert into {Table} (name, last_seq_id, last_updated) values ($1, $2, clock_timestamp())
        on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        """)
    {
        Parameters = { new() { Value = name }, new() { Value = sequence } },
    };

    /// <summary>Deletes the positions of other shapes of this read model.</summary>
    public static NpgsqlBatchCommand ForgetOthers(KeptReadModel model) => new(
        $"delete from {Table} where starts_with(name, $1) and name <> $2")
    {
        Parameters = { new() { Value = $"{model.Name}:" }, new() { Value = model.Position } },
    };
}
