using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// Carries all read models forward: reads each fact once, folds it into the documents that it concerns, and writes each document once a batch,
/// in one transaction with the model's position. One silo does so at a time.
/// </summary>
/// <remarks>
/// Marten's daemon can do the same, but reads and deserialises the facts once for every model. It still says how far the order of facts
/// may be read. These transactions need not wait for the disk: what a crash takes of them it takes as a whole, and it is done again.
/// </remarks>
/// <param name="database">Where facts and documents are.</param>
/// <param name="ceiling">How far the facts may be read at this moment.</param>
internal sealed class Carrier(NpgsqlDataSource database, Func<long> ceiling, ILogger log) : IDisposable
{
    /// <summary>How many places in the order of facts are covered by one transaction at the most.</summary>
    private const int Batch = 10_000;

    /// <summary>Documents of one model that are held in memory from one step to the next; beyond, it begins anew with none.</summary>
    private const int MostHeld = 5_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _news = new(0, 1);

    private readonly IReadOnlyList<Carried> _models = [.. KeptReadModels.All.Select(model => new Carried(model))];

    /// <summary>A model, and what is known of it here.</summary>
    private sealed class Carried(KeptReadModel model)
    {
        public KeptReadModel Model => model;

        /// <summary>Null: to be looked up.</summary>
        public Position? At { get; set; }

        /// <summary>
        /// The documents of streams that were met, as they stand in the table: as long as the position is where we have moved it, nobody else
        /// has written any.
        /// </summary>
        public FoldedDocuments Fold { get; set; } = new(model);

        /// <summary>The building of one that stood nowhere.</summary>
        public Task Built { get; set; } = Task.CompletedTask;

        public int Failures { get; set; }

        /// <summary>Set aside until then after a fault of its own.</summary>
        public DateTime RestsUntil { get; set; }

        public bool Rests => RestsUntil > DateTime.UtcNow;
    }

    /// <summary>The ceiling has risen.</summary>
    public void Signal()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // There is news already that nobody has looked at.
        }
    }

    public void Dispose() => _news.Dispose();

    /// <summary>Carries until it is asked to stop; a fault of the database is waited out.</summary>
    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping);
                while (true)
                    if (!await CarryOnce(connection, stopping))
                        await _news.WaitAsync(FirstPause, stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(fault, "The database of facts falters; read models are carried on when it answers");
                await Task.Delay(FirstPause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // We are asked to stop; what was under way is broken off, and nothing of it is written.
            }
        }

        await Task.WhenAll(_models.Select(model => model.Built)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One step for each model that is behind; false when none is.</summary>
    private async Task<bool> CarryOnce(NpgsqlConnection connection, CancellationToken stopping)
    {
        await LookUp(connection, stopping);
        var upTo = ceiling();
        var behind = _models.Where(model => !model.Rests && model.At is { } at && at.Sequence < upTo).GroupBy(model => model.At!.Value.Sequence).ToList();
        foreach (var abreast in behind)
        {
            var end = Math.Min(upTo, abreast.Key + Batch);
            var facts = await StoredFacts.Between(connection, abreast.Key, end, [.. abreast.SelectMany(model => model.Model.Facts)], stopping);
            var concerned = abreast.ToLookup(model => facts.Any(fact => model.Model.Reads(fact.Name)));
            await Pass(connection, [.. concerned[false]], end, stopping);
            foreach (var model in concerned[true])
                await Carry(connection, model, facts, end, stopping);
        }

        return behind.Count > 0;
    }

    /// <summary>Moves all that have nothing to tell.</summary>
    private static async Task Pass(NpgsqlConnection connection, IReadOnlyList<Carried> models, long end, CancellationToken stopping)
    {
        if (models.Count == 0)
            return;
        var believed = models.Select(model => (model.Model.Position, model.At!.Value)).ToList();
        foreach (var model in models)
            model.At = null;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Position.Move(believed, end) } };
        await using var moved = await batch.ExecuteReaderAsync(stopping);
        while (await moved.ReadAsync(stopping))
            models.Single(model => model.Model.Position == moved.GetString(0)).At = new Position(end, moved.GetDateTime(1));
    }

    /// <summary>Finds out where models stand. One that stands nowhere is new, or has a new shape: it is built from all facts, beside the others.</summary>
    private async Task LookUp(NpgsqlConnection connection, CancellationToken stopping)
    {
        var unknown = _models.Where(model => model.At is null && !model.Rests && model.Built.IsCompleted).ToList();
        if (unknown.Count == 0)
            return;
        var positions = await Position.Of(connection, [.. unknown.Select(model => model.Model.Position)], stopping);
        foreach (var model in unknown)
            if (positions.TryGetValue(model.Model.Position, out var at))
                (model.At, model.Fold) = (at, new FoldedDocuments(model.Model));
            else
                model.Built = Task.Run(() => Alone(model, () => Rebuild.Run(database, model.Model, progress: null, stopping), _ => true, stopping), CancellationToken.None);
    }

    /// <remarks>A fault of the database is everybody's.</remarks>
    private Task Carry(NpgsqlConnection connection, Carried carried, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping) => Alone(carried, async () =>
    {
        var from = carried.At!.Value;
        carried.At = null;
        carried.At = await Move(connection, carried.Model, carried.Fold, from, [.. facts.Where(fact => carried.Model.Reads(fact.Name))], end, stopping);
        if (carried.Fold.Count > MostHeld)
            carried.Fold = new FoldedDocuments(carried.Model);
    }, fault => !StoreResilience.IsFault(fault), stopping);

    /// <summary>Moves one model in one transaction; null when it was not where we thought it was, and nothing is written.</summary>
    /// <remarks>Documents may be read before: if another has written them since, the position is no longer where we believe it to be.</remarks>
    private static async Task<Position?> Move(
        NpgsqlConnection connection, KeptReadModel model, FoldedDocuments fold, Position from, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping)
    {
        var unknown = fold.Unknown(facts);
        if (unknown.Count > 0)
            fold.Stand(unknown, await model.Table.Read(connection, unknown, stopping));
        fold.Tell(facts);
        var rows = fold.TakeChanged().ToList();

        await using var transaction = await connection.BeginTransactionAsync(stopping);
        DateTime moved;
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Position.Move([(model.Position, from)], end) } })
        {
            if (rows.Count > 0)
                batch.BatchCommands.Add(model.Table.Upsert(rows));
            await using var reader = await batch.ExecuteReaderAsync(stopping);
            if (!await reader.ReadAsync(stopping))
                return null;
            moved = reader.GetDateTime(1);
        }

        await transaction.CommitAsync(stopping);
        return new Position(end, moved);
    }

    /// <summary>A fault of one model's own is its own: it rests for a while, and the others go on.</summary>
    private async Task Alone(Carried carried, Func<Task> step, Func<Exception, bool> isItsOwn, CancellationToken stopping)
    {
        try
        {
            await step();
            carried.Failures = 0;
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested && isItsOwn(fault))
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(carried.Failures++, 10));
            carried.RestsUntil = DateTime.UtcNow + (pause < LongestPause ? pause : LongestPause);
            log.LogError(fault, "{Model} cannot be carried forward; the others are, and it is tried again", carried.Model.Name);
        }
    }
}
