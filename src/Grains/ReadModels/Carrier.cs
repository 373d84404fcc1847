using Microsoft.Extensions.Logging;
using Npgsql;
using Samlop.History;

namespace Samlop.ReadModels;

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

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _news = new(0, 1);

    private readonly IReadOnlyList<Carried> _models = [.. Models.All.Select(model => new Carried(model))];

    /// <summary>A model, and what is known of it here.</summary>
    private sealed class Carried(Model model)
    {
        public Model Model => model;

        /// <summary>Null: to be looked up.</summary>
        public Position? At { get; set; }

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
            foreach (var model in abreast)
                await Carry(connection, model, facts, end, stopping);
        }

        return behind.Count > 0;
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
                model.At = at;
            else
                model.Built = Task.Run(() => Alone(model, () => Rebuild.Run(database, model.Model, progress: null, stopping), _ => true, stopping), CancellationToken.None);
    }

    /// <remarks>A fault of the database is everybody's.</remarks>
    private Task Carry(NpgsqlConnection connection, Carried carried, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping) => Alone(carried, async () =>
    {
        var from = carried.At!.Value;
        carried.At = null;
        carried.At = await Move(connection, carried.Model, from, [.. facts.Where(fact => carried.Model.Reads(fact.Name))], end, stopping);
    }, fault => !StoreResilience.IsFault(fault), stopping);

    /// <summary>Moves one model in one transaction; null when it was not where we thought it was, and nothing is written.</summary>
    private static async Task<Position?> Move(NpgsqlConnection connection, Model model, Position from, IReadOnlyList<StoredFact> facts, long end, CancellationToken stopping)
    {
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        var fold = new Fold(model);
        DateTime moved;
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { from.MoveTo(end, model.Position) } })
        {
            var streams = facts.Select(fact => (fact.Region, fact.Stream)).Distinct().ToList();
            if (streams.Count > 0)
                batch.BatchCommands.Add(model.Table.Select([.. streams.Select(stream => stream.Region)], [.. streams.Select(stream => stream.Stream)]));
            await using var reader = await batch.ExecuteReaderAsync(stopping);
            if (!await reader.ReadAsync(stopping))
                return null;
            moved = reader.GetDateTime(0);
            if (await reader.NextResultAsync(stopping))
                fold.Stand(await DocumentTable.Read(reader, stopping));
        }

        fold.Tell(facts);
        var rows = fold.TakeChanged().ToList();
        if (rows.Count > 0)
        {
            await using var write = new NpgsqlBatch(connection, transaction) { BatchCommands = { model.Table.Upsert(rows) } };
            await write.ExecuteNonQueryAsync(stopping);
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
