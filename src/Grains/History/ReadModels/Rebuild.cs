using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace Samlop.History;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Done">Facts folded.</param>
/// <param name="All">Facts to fold; a few more may be recorded meanwhile.</param>
public sealed record RebuildProgress(long Done, long All, TimeSpan Elapsed)
{
    /// <summary>Facts a second since the beginning.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    public int PerCent => All == 0 ? 100 : (int)Math.Min(100, Done * 100 / All);

    /// <summary>Null if it cannot be estimated yet.</summary>
    public TimeSpan? Left => Rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, All - Done) / Rate) : null;
}

/// <summary>
/// Builds a read model anew from all facts. Meanwhile questions are answered from the old documents, and the leader keeps them up to date.
/// At the end, in one transaction, the old rows become what was built. An interrupted rebuild changes nothing.
/// </summary>
/// <remarks>
/// The facts are read once, in order, and folded by the same code that keeps the read model. Memory holds documents, never all facts. The
/// result goes into a temporary table, which vanishes with the session. Rows that were right are not written again.
/// </remarks>
public static class Rebuild
{
    /// <summary>
    /// How many places in the order of facts are read at a time: few enough for their facts to die in the youngest generation of the heap.
    /// </summary>
    private const int Page = 4_000;

    /// <summary>If fewer facts are left, the position may be locked while they are folded.</summary>
    private const int Few = 2_000;

    private const string Built = "pg_temp.built";

    /// <summary>Names of all read models.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. KeptReadModels.All.Select(model => model.Name)];

    /// <summary>
    /// Rebuilds the read model of this name; an <see cref="ArgumentException"/> lists the names. It reads as far as the daemon has found
    /// the order of facts without gaps. Facts beyond, as in a history that no silo has run on yet, follow when the leader reads them.
    /// </summary>
    public static Task<RebuildProgress> Run(
        NpgsqlDataSource database, string name, IProgress<RebuildProgress>? progress, CancellationToken cancellation) =>
        KeptReadModels.All.FirstOrDefault(model => model.Name == name) is { } model
            ? Run(database, model, progress, cancellation)
            : throw new ArgumentException($"There is no read model {name}. There are: {string.Join(", ", Names)}.", nameof(name));

    internal static async Task<RebuildProgress> Run(
        NpgsqlDataSource database, KeptReadModel model, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var folding = new Folding(model, connection, progress);
        for (var end = await Position.HighWater(connection, cancellation); ; end = await Position.HighWater(connection, cancellation))
        {
            var few = end - folding.Reached < Few;
            await folding.Until(end, cancellation);
            if (few)
                break;
        }

        try
        {
            await Execute(connection, cancellation, new NpgsqlBatchCommand(
                $"create temporary table built (like {model.Table.Name} including defaults including indexes)"));
            await model.Table.Copy(connection, Built, folding.Documents.TakeChanged(), cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await TakeThePlace(connection, model, folding, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            // The session may go back to a pool and serve another rebuild.
            if (connection.FullState is System.Data.ConnectionState.Open)
                await Execute(connection, CancellationToken.None, new NpgsqlBatchCommand($"drop table if exists {Built}"));
        }

        return folding.Report();
    }

    /// <summary>
    /// Locks the position, so that nobody else writes the documents; folds the facts that came since, and replaces the rows.
    /// </summary>
    private static async Task TakeThePlace(
        NpgsqlConnection connection, KeptReadModel model, Folding folding, CancellationToken cancellation)
    {
        // The leader may have gone further than this rebuild has read, but never beyond the high-water mark.
        var reached = await Position.Hold(connection, model.Position, cancellation) ?? 0;
        if (reached > folding.Reached)
            await folding.Until(reached, cancellation);
        var late = folding.Documents.TakeChanged().ToList();
        await Execute(connection, cancellation,
        [
            .. late.Count > 0 ? [model.Table.Upsert(late, Built)] : Array.Empty<NpgsqlBatchCommand>(),
            new($"analyze {Built}"),
            .. model.Table.Become(Built),
            Position.Set(folding.Reached, model.Position),
            Position.ForgetOthers(model),
        ]);
    }

    private static async Task Execute(NpgsqlConnection connection, CancellationToken cancellation, params NpgsqlBatchCommand[] commands)
    {
        // No time-out: it takes as long as there are documents.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Reads the facts page by page and folds them.</summary>
    private sealed class Folding(KeptReadModel model, NpgsqlConnection connection, IProgress<RebuildProgress>? progress)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _done, _all;

        public FoldedDocuments Documents { get; } = new(model);

        /// <summary>The number up to which facts are folded.</summary>
        public long Reached { get; private set; }

        public async Task Until(long end, CancellationToken cancellation)
        {
            if (end <= Reached)
                return;
            _all += await StoredFacts.CountBetween(connection, Reached, end, model.Facts, cancellation);
            progress?.Report(Report());
            // One page is read while the one before is folded.
            var pages = Channel.CreateBounded<IReadOnlyList<StoredFact>>(1);
            using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var reading = Read(pages.Writer, end, broken.Token);
            try
            {
                await foreach (var page in pages.Reader.ReadAllAsync(cancellation))
                {
                    Documents.Fold(page);
                    _done += page.Count;
                    progress?.Report(Report());
                }
            }
            finally
            {
                await broken.CancelAsync();
                await reading;
            }

            Reached = end;
        }

        public RebuildProgress Report() => new(_done, _all, _watch.Elapsed);

        private async Task Read(ChannelWriter<IReadOnlyList<StoredFact>> pages, long end, CancellationToken cancellation)
        {
            Exception? fault = null;
            try
            {
                for (var after = Reached; after < end; after += Page)
                {
                    var page = await StoredFacts.Between(connection, after, Math.Min(end, after + Page), model.Facts, cancellation);
                    // The JSON is parsed here too, so that the folding side only folds.
                    foreach (var stored in page)
                        _ = stored.Fact;
                    await pages.WriteAsync(page, cancellation);
                }
            }
            catch (Exception exception)
            {
                fault = exception;
            }

            pages.Complete(fault);
        }
    }
}
