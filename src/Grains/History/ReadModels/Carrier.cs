using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samlop.History;

/// <summary>
/// Keeps all read models, on the leader. It reads each fact once, folds it into the documents it concerns, and writes each changed document
/// once a batch, in one transaction with the read model's position.
/// </summary>
/// <remarks>
/// Marten's daemon could do this, but it reads and deserialises the facts once for each read model. It still says how far the order of
/// facts may be read. These transactions do not wait for the disk: a crash loses documents and position together, and they are made again.
/// </remarks>
/// <param name="database">The database of facts and documents.</param>
/// <param name="ceiling">Returns how far the facts may be read at this moment.</param>
internal sealed class Carrier(NpgsqlDataSource database, Func<long> ceiling, ILogger log) : IDisposable
{
    /// <summary>How many places in the order of facts one transaction covers at the most.</summary>
    private const int Batch = 10_000;

    /// <summary>How many documents of one read model stay in memory between steps. Beyond that the cache is emptied.</summary>
    private const int MostHeld = 5_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _news = new(0, 1);

    private readonly IReadOnlyList<Carried> _models = [.. KeptReadModels.All.Select(model => new Carried(model))];

    /// <summary>A read model and its progress on this silo.</summary>
    private sealed class Carried(KeptReadModel model)
    {
        public KeptReadModel Model => model;

        /// <summary>Null if it must be looked up.</summary>
        public Position? At { get; set; }

        /// <summary>
        /// Cached documents, as they stand in the table. They are right as long as the position is where this carrier moved it, because
        /// then nobody else has written any.
        /// </summary>
        public FoldedDocuments Documents { get; set; } = new(model);

        /// <summary>The task that builds a read model which has no position yet.</summary>
        public Task Built { get; set; } = Task.CompletedTask;

        public int Failures { get; set; }

        /// <summary>After a fault of its own, the read model is left alone until then.</summary>
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
            // It is signalled already.
        }
    }

    public void Dispose() => _news.Dispose();

    /// <summary>Runs until it is asked to stop. It waits while the database is unreachable.</summary>
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
                // Asked to stop: the step under way is broken off, and nothing of it is written.
            }
        }

        await Task.WhenAll(_models.Select(model => model.Built)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One step for each read model that is behind; false if none is.</summary>
    private async Task<bool> CarryOnce(NpgsqlConnection connection, CancellationToken stopping)
    {
        await LookUp(connection, stopping);
        var upTo = ceiling();
        var behind = _models.Where(model => !model.Rests && model.At is { } at && at.Sequence < upTo)
            .GroupBy(model => model.At!.Value.Sequence)
            .ToList();
        foreach (var abreast in behind)
        {
            var end = Math.Min(upTo, abreast.Key + Batch);
            string[] names = [.. abreast.SelectMany(model => model.Model.Facts)];
            var facts = await StoredFacts.Between(connection, abreast.Key, end, names, stopping);
            var concerned = abreast.ToLookup(model => facts.Any(fact => model.Model.Reads(fact.Name)));
            await Pass(connection, [.. concerned[false]], end, stopping);
            foreach (var model in concerned[true])
                await Carry(connection, model, facts, end, stopping);
        }

        return behind.Count > 0;
    }

    /// <summary>Moves the positions of read models that no fact of the step concerns.</summary>
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

    /// <summary>
    /// Looks up unknown positions. A read model without one is new or has a new shape: it is built from all facts, beside the others.
    /// </summary>
    private async Task LookUp(NpgsqlConnection connection, CancellationToken stopping)
    {
        var unknown = _models.Where(model => model.At is null && !model.Rests && model.Built.IsCompleted).ToList();
        if (unknown.Count == 0)
            return;
        var positions = await Position.Of(connection, [.. unknown.Select(model => model.Model.Position)], stopping);
        foreach (var model in unknown)
            if (positions.TryGetValue(model.Model.Position, out var at))
                (model.At, model.Documents) = (at, new FoldedDocuments(model.Model));
            else
                model.Built = Task.Run(() => Alone(model, Build(model), _ => true, stopping), CancellationToken.None);

        Func<Task> Build(Carried model) => () => Rebuild.Run(database, model.Model, progress: null, stopping);
    }

    /// <remarks>A fault of the database is not the read model's own: it concerns all.</remarks>
    private Task Carry(
        NpgsqlConnection connection, Carried carried, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping) =>
        Alone(carried, () => Step(connection, carried, facts, end, stopping), fault => !StoreResilience.IsFault(fault), stopping);

    private static async Task Step(
        NpgsqlConnection connection, Carried carried, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping)
    {
        var from = carried.At!.Value;
        StoredFact[] own = [.. facts.Where(fact => carried.Model.Reads(fact.Name))];
        carried.At = null;
        carried.At = await Move(connection, carried.Model, carried.Documents, from, own, end, stopping);
        if (carried.Documents.Count > MostHeld)
            carried.Documents = new FoldedDocuments(carried.Model);
    }

    /// <summary>
    /// Moves one read model in one transaction. Returns null, and writes nothing, if its position was not the expected one.
    /// </summary>
    /// <remarks>
    /// The documents may be read before the transaction: if somebody else has written them since, the position has moved too.
    /// </remarks>
    private static async Task<Position?> Move(
        NpgsqlConnection connection, KeptReadModel model, FoldedDocuments documents, Position from,
        IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping)
    {
        var unknown = documents.Unknown(facts);
        if (unknown.Count > 0)
            documents.Stand(unknown, await model.Table.Read(connection, unknown, stopping));
        documents.Fold(facts);
        var rows = documents.TakeChanged().ToList();

        await using var transaction = await connection.BeginTransactionAsync(stopping);
        DateTime moved;
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(Position.Move([(model.Position, from)], end));
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

    /// <summary>Runs a step of one read model. If the fault is its own, it rests for a while, and the others go on.</summary>
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
