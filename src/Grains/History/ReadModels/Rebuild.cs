using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace Samlop.History;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Done">Facts folded.</param>
/// <param name="All">Facts to fold; a few more may come meanwhile.</param>
public sealed record RebuildProgress(long Done, long All, TimeSpan Elapsed)
{
    /// <summary>Facts a second since the beginning.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    public int PerCent => All == 0 ? 100 : (int)Math.Min(100, Done * 100 / All);

    /// <summary>Null as long as nothing can be said.</summary>
    public TimeSpan? Left => Rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, All - Done) / Rate) : null;
}

/// <summary>
/// Builds a read model anew from all facts, while questions go on being answered from the rows that stand and the daemon goes on carrying them
/// forward. At the end, in one transaction, those rows become what was built. An interrupted rebuild leaves everything as it was.
/// </summary>
/// <remarks>
/// The facts are read once, in order, and folded by what also carries the model forward; memory holds documents, never all facts. What is built
/// goes into a temporary table: it is the session's own, and goes with it however it ends. Rows that were right are not written again.
/// </remarks>
public static class Rebuild
{
    /// <summary>How many places in the order of facts are read at a time: few enough that their facts are garbage before the collector looks twice.</summary>
    private const int Page = 4_000;

    /// <summary>With fewer facts left, the daemon may wait until they are folded.</summary>
    private const int Few = 2_000;

    private const string Built = "pg_temp.built";

    /// <summary>All there are to rebuild.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. KeptReadModels.All.Select(model => model.Name)];

    /// <summary>
    /// Rebuilds the read model of this name; an <see cref="ArgumentException"/> says which there are. It reads as far as the daemon has found
    /// the order of facts whole: facts that stand beyond, as in a history no silo has yet run on, come when they are carried.
    /// </summary>
    public static Task<RebuildProgress> Run(NpgsqlDataSource database, string name, IProgress<RebuildProgress>? progress, CancellationToken cancellation) =>
        KeptReadModels.All.FirstOrDefault(model => model.Name == name) is { } model
            ? Run(database, model, progress, cancellation)
            : throw new ArgumentException($"There is no read model {name}. There are: {string.Join(", ", Names)}.", nameof(name));

    internal static async Task<RebuildProgress> Run(NpgsqlDataSource database, KeptReadModel model, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var telling = new Telling(model, connection, progress);
        for (var end = await Position.HighWater(connection, cancellation); ; end = await Position.HighWater(connection, cancellation))
        {
            var few = end - telling.Reached < Few;
            await telling.Until(end, cancellation);
            if (few)
                break;
        }

        try
        {
            await Execute(connection, cancellation, new NpgsqlBatchCommand($"create temporary table built (like {model.Table.Name} including defaults including indexes)"));
            await model.Table.Copy(connection, Built, telling.Fold.TakeChanged(), cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await TakeThePlace(connection, model, telling, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            // The session may go back to a pool, and be somebody's rebuild again.
            if (connection.FullState is System.Data.ConnectionState.Open)
                await Execute(connection, CancellationToken.None, new NpgsqlBatchCommand($"drop table if exists {Built}"));
        }

        return telling.Report();
    }

    /// <summary>While we hold the position, nobody else writes the documents: what was told since is folded, and the rows become what was built.</summary>
    private static async Task TakeThePlace(NpgsqlConnection connection, KeptReadModel model, Telling telling, CancellationToken cancellation)
    {
        // Whoever carries the model may have gone further than we have read, but never beyond the high-water mark.
        var reached = await Position.Hold(connection, model.Position, cancellation) ?? 0;
        if (reached > telling.Reached)
            await telling.Until(reached, cancellation);
        var late = telling.Fold.TakeChanged().ToList();
        await Execute(connection, cancellation,
        [
            .. late.Count > 0 ? [model.Table.Upsert(late, Built)] : Array.Empty<NpgsqlBatchCommand>(),
            new($"analyze {Built}"),
            .. model.Table.Become(Built),
            Position.Set(telling.Reached, model.Position),
            Position.ForgetOthers(model),
        ]);
    }

    private static async Task Execute(NpgsqlConnection connection, CancellationToken cancellation, params NpgsqlBatchCommand[] commands)
    {
        // Without a limit: it takes as long as there are documents.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The facts told to one fold, stretch by stretch.</summary>
    private sealed class Telling(KeptReadModel model, NpgsqlConnection connection, IProgress<RebuildProgress>? progress)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _done, _all;

        public FoldedDocuments Fold { get; } = new(model);

        /// <summary>Up to where facts have been told.</summary>
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
                    Fold.Tell(page);
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
                    // What the rows say is read here too, so that whoever folds has nothing to do but that.
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
