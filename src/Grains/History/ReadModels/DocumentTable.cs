using Npgsql;
using NpgsqlTypes;

namespace Samlop.History;

/// <summary>A document as it stands in its table.</summary>
/// <param name="Version">Version of its stream at the last fact that changed the document.</param>
internal readonly record struct DocumentRow(string Region, string Id, byte[] Json, long Version);

/// <summary>Marten's table of the documents of one read model, read and written in batches.</summary>
/// <param name="Name">Name of the table, with its schema.</param>
/// <param name="DotNetType">The type name that Marten writes beside each document.</param>
internal sealed record DocumentTable(string Name, string DotNetType)
{
    private const string Columns = "tenant_id, id, data, mt_last_modified, mt_dotnet_type, mt_version";

    /// <summary>Reads the documents of these streams, where there are any.</summary>
    public async Task<IReadOnlyList<DocumentRow>> Read(
        NpgsqlConnection connection, IReadOnlyList<(string Region, string Id)> streams, CancellationToken cancellation)
    {
        var select = $"select tenant_id, id, data, mt_version from {Name} where (tenant_id, id) in (select * from unnest($1, $2))";
        await using var command = new NpgsqlCommand(select, connection)
        {
            Parameters =
            {
                new() { Value = streams.Select(stream => stream.Region).ToArray() },
                new() { Value = streams.Select(stream => stream.Id).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<DocumentRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new DocumentRow(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3)));
        return rows;
    }

    /// <summary>Inserts these documents or replaces the ones that stand, in one statement.</summary>
    /// <param name="table">Another table of the same columns, if it is not this one.</param>
    public NpgsqlBatchCommand Upsert(IReadOnlyList<DocumentRow> rows, string? table = null) => new($"""
        insert into {table ?? Name} ({Columns})
        select region, id, data, now(), $5, version from unnest($1, $2, $3, $4) as document(region, id, data, version)
        on conflict (tenant_id, id) do update
        set data = excluded.data, mt_last_modified = excluded.mt_last_modified,
            mt_dotnet_type = excluded.mt_dotnet_type, mt_version = excluded.mt_version
        """)
    {
        Parameters =
        {
            new() { Value = rows.Select(row => row.Region).ToArray() },
            new() { Value = rows.Select(row => row.Id).ToArray() },
            new() { Value = rows.Select(row => row.Json).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            new() { Value = rows.Select(row => row.Version).ToArray() },
            new() { Value = DotNetType },
        },
    };

    /// <summary>Copies new documents into a table of the same columns.</summary>
    public async Task Copy(NpgsqlConnection connection, string table, IEnumerable<DocumentRow> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({Columns}) from stdin (format binary)", cancellation);
        var now = DateTime.UtcNow;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(row.Region, cancellation);
            await copy.WriteAsync(row.Id, cancellation);
            await copy.WriteAsync(row.Json, NpgsqlDbType.Jsonb, cancellation);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
            await copy.WriteAsync(DotNetType, cancellation);
            await copy.WriteAsync(row.Version, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Makes this table equal to another of the same columns. Rows that are equal already are not written.</summary>
    public NpgsqlBatchCommand[] Become(string other) =>
    [
        new($"delete from {Name} d where not exists (select from {other} o where (o.tenant_id, o.id) = (d.tenant_id, d.id))"),
        new($"""
            insert into {Name} as d ({Columns}) select {Columns} from {other}
            on conflict (tenant_id, id) do update
            set data = excluded.data, mt_last_modified = excluded.mt_last_modified,
            mt_dotnet_type = excluded.mt_dotnet_type, mt_version = excluded.mt_version
            where (d.data, d.mt_dotnet_type, d.mt_version) is distinct from (excluded.data, excluded.mt_dotnet_type, excluded.mt_version)
            """),
    ];
}
