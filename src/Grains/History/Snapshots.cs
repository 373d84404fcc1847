using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Samlop.History;

/// <summary>
/// The newest snapshot of each stream, one row a stream. A row that is missing, of another build, damaged or of another history counts as
/// none; then the facts are read, which only takes longer.
/// </summary>
public sealed class Snapshots(
    [FromKeyedServices(HistoryDatabase.Streams)] NpgsqlDataSource database, StoreResilience resilience, SnapshotKeeper keeper,
    ILogger<Snapshots> log) : ISnapshots
{
    internal const string TableName = $"{MartenHistory.Schema}.snapshot";

    private const string Events = $"{MartenHistory.Schema}.mt_events";

    /// <summary>
    /// Returns the snapshot as the first row, then the facts behind it. One statement sees one state of the database, so there is no gap
    /// between them. The snapshot counts only if the fact it was made at is in the history.
    /// </summary>
    private const string ReadOn = $"""
        with kept as materialized (
            select s.version, s.fact, s.state, s.digest
            from {TableName} s
            join {Events} e on e.tenant_id = s.region and e.stream_id = s.stream and e.version = s.version and e.id = s.fact
            where s.region = $1 and s.stream = $2 and s.shape = $3)
        select version, fact, null, null::jsonb, null::jsonb, null::timestamptz, null, null, null, state, digest from kept
        union all
        select {FactRow.Columns}, null, null from {Events}
        where tenant_id = $1 and stream_id = $2 and version > coalesce((select version from kept), 0)
        order by version
        """;

    private const string None = "";

    public Task<(Snapshot<TState>? Snapshot, IReadOnlyList<RecordedFact> Facts)> Read<TState>(
        string region, string stream, CancellationToken cancellation) =>
        resilience.Read(async token =>
        {
            var (row, facts) = await Rows(region, stream, SnapshotContent.Shape, token);
            if (row is null)
                return (null, facts);
            if (Read<TState>(region, stream, row) is { } snapshot)
                return (snapshot, facts);
            return ((Snapshot<TState>?)null, (await Rows(region, stream, None, token)).Facts);
        }, cancellation);

    public void Keep<TState>(string region, string stream, Snapshot<TState> snapshot) => keeper.Keep(region, stream, snapshot);

    internal static Table Table()
    {
        var table = new Table(TableName);
        table.AddColumn<string>("region").AsPrimaryKey();
        table.AddColumn<string>("stream").AsPrimaryKey();
        table.AddColumn<string>("shape").NotNull();
        table.AddColumn<long>("version").NotNull();
        table.AddColumn<Guid>("fact").NotNull();
        table.AddColumn("state", "bytea").NotNull();
        table.AddColumn("digest", "bytea").NotNull();
        return table;
    }

    private async Task<(Row? Snapshot, IReadOnlyList<RecordedFact> Facts)> Rows(
        string region, string stream, string shape, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ReadOn);
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(stream);
        command.Parameters.AddWithValue(shape);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        Row? snapshot = null;
        var facts = new List<RecordedFact>();
        while (await rows.ReadAsync(cancellation))
            if (rows.IsDBNull(2))
                snapshot = new Row(rows.GetInt64(0), rows.GetGuid(1), rows.GetFieldValue<byte[]>(9), rows.GetFieldValue<byte[]>(10));
            else
                facts.Add(FactRow.Of(rows, stream).Read());
        return (snapshot, facts);
    }

    private Snapshot<TState>? Read<TState>(string region, string stream, Row row)
    {
        try
        {
            if (SnapshotContent.Digest(region, stream, row.Version, row.Fact, row.State).AsSpan().SequenceEqual(row.Digest))
                return SnapshotContent.Read<TState>(row.Version, row.Fact, row.State);
            log.LogWarning("A snapshot of a {Kind} is damaged; the stream's facts are read instead.", StreamKey.Parse(stream).Kind);
        }
        catch (Exception fault)
        {
            log.LogWarning(
                "A snapshot of a {Kind} cannot be read ({Fault}); the stream's facts are read instead.",
                StreamKey.Parse(stream).Kind, fault.GetType().Name);
        }

        return null;
    }

    private sealed record Row(long Version, Guid Fact, byte[] State, byte[] Digest);
}
