using Npgsql;

namespace Samlop.History;

/// <summary>Documents as they stand in the database.</summary>
internal static class Rows
{
    /// <summary>All rows of a read model, as text.</summary>
    /// <param name="asWritten">Adds the transaction that wrote each row.</param>
    public static async Task<IReadOnlyList<string>> Of(NpgsqlDataSource database, KeptReadModel model, bool asWritten = false)
    {
        var written = asWritten ? ", xmin" : "";
        await using var command = database.CreateCommand($"""
            select concat_ws(' | ', tenant_id, id, data, mt_dotnet_type, mt_version{written})
            from {model.Table.Name} order by tenant_id, id collate "C"
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    public static async Task<long> Position(NpgsqlDataSource database, KeptReadModel model) =>
        await One<long>(
            database,
            "select coalesce((select last_seq_id from samlop.mt_event_progression where name = $1), -1)",
            model.Position);

    /// <summary>Number of the last fact.</summary>
    public static Task<long> LastFact(NpgsqlDataSource database) =>
        One<long>(database, "select coalesce(max(seq_id), 0) from samlop.mt_events");

    /// <summary>Waits until a read model has folded all facts that are recorded by now.</summary>
    public static async Task Follow(NpgsqlDataSource database, KeptReadModel model)
    {
        var last = await LastFact(database);
        await Wait.Until(async () => await Position(database, model) >= last, $"{model.Name} follow");
    }

    public static async Task Change(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = Command(database, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> One<T>(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = Command(database, sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}
