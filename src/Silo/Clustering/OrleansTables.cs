using Npgsql;

namespace Samlop;

/// <summary>
/// The schema <c>orleans</c>: tables for membership, grain state and reminders, and the SQL statements that Orleans reads from a table.
/// </summary>
internal static class OrleansTables
{
    private const string Script = "Clustering.OrleansTables.sql";

    // Key of the advisory lock that a process holds while it applies the script: "orleans" in ASCII.
    private const long Applying = 0x6F726C65616E73;

    /// <summary>Creates missing tables and replaces the statements, in one transaction; several processes may do so at once.</summary>
    public static async Task Apply(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        await using var takeTurn = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction)
        {
            Parameters = { new() { Value = Applying } },
        };
        await takeTurn.ExecuteNonQueryAsync(cancellationToken);

        await using var tables = new NpgsqlCommand(await Read(cancellationToken), connection, transaction);
        await tables.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string> Read(CancellationToken cancellationToken)
    {
        await using var script = typeof(OrleansTables).Assembly.GetManifestResourceStream(typeof(OrleansTables), Script)
            ?? throw new InvalidOperationException($"{Script} is not embedded in this assembly.");
        using var reader = new StreamReader(script);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
