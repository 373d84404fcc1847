using Microsoft.Extensions.Logging;
using Samlop.Access;

namespace Samlop;

/// <summary>The services of the silo that a stream's grain uses.</summary>
public sealed record StreamServices(
    ICommitter Committer, IHistory History, ISnapshots Snapshots, TimeProvider Clock, CommandMeters Meters, ILogger<StreamServices> Log);

/// <summary>
/// A grain that is a stream: its key is the stream's key, its state the fold of the facts. It holds nothing that is not in the facts,
/// so it can be deactivated at any time.
/// </summary>
public abstract class StreamGrain<TState, TFact>(StreamServices services) : Grain, IGrainBase
    where TState : IState<TState, TFact>
    where TFact : Fact
{
    /// <summary>The number of times a command is decided, if another writer is first each time.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private RecentCommands _recent = new();

    /// <summary>Id of the fact at <see cref="Version"/>.</summary>
    private Guid _last;

    /// <summary>The version from which on a snapshot is due.</summary>
    private long _snapshotDue = ISnapshots.Every;

    /// <summary>Kept, since Orleans makes the text from bytes at every call.</summary>
    private string? _stream;

    private StreamKey? _key;

    protected TState State { get; private set; } = TState.Initial;

    protected long Version { get; private set; }

    protected string Stream => _stream ??= this.GetGrainId().ToString();

    private StreamKey Key => _key ??= StreamKey.Parse(Stream);

    protected string RegionId => Key.Region;

    /// <summary>The id within the region; for a region its own key.</summary>
    protected string Id => Key.Id;

    protected IHistory History => services.History;

    protected TimeProvider Clock => services.Clock;

    /// <summary>The time at which the content of the command was true: the caller's, or now.</summary>
    protected DateTimeOffset Effective => Acting.Current.Call.Effective ?? services.Clock.GetUtcNow();

    /// <summary>The Norwegian calendar day of <see cref="Effective"/>.</summary>
    protected DateOnly EffectiveDay => NorwegianTime.DayOf(Effective);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (snapshot, facts) = await services.Snapshots.Read<TState>(RegionId, Stream, cancellationToken);
        if (snapshot is not null)
        {
            (State, Version, _last) = (snapshot.State, snapshot.Version, snapshot.Fact);
            // Commands before the snapshot are found in the history.
            _recent = new RecentCommands(hasAll: false);
            _snapshotDue = Version + ISnapshots.Every;
        }

        Apply(facts);
        KeepWhenDue();
    }

    /// <summary>Decides and records. If <paramref name="decide"/> refuses, nothing is written. A lost race is decided once more.</summary>
    /// <param name="id">The receipt's id, if it is not the stream's.</param>
    protected async Task<Receipt> Transact(Func<TState, IReadOnlyList<TFact>> decide, string? id = null)
    {
        var acting = Acting.Current;
        using var meter = services.Meters.Command(Key);
        if (_recent.Find(acting.Call.CommandId) is { } again)
            return Again(again, acting.Call, id);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            List<RecordedFact> recorded;
            try
            {
                recorded = Record(decide, acting);
            }
            catch (Refused) when (!_recent.HasAll)
            {
                // It may be the retry of an old command, refused because the state has changed since.
                if (await Earlier(acting.Call) is not { } earlier)
                    throw;
                return Again(earlier, acting.Call, id);
            }

            if (recorded.Count > 0)
            {
                // Folded before the commit: a durable fact that the state cannot fold would fail every later activation of the stream.
                var after = Folded(recorded);
                if (await services.Committer.Commit(RegionId, new Append(Stream, Version, recorded), CancellationToken.None) is Commit.Done)
                {
                    Follow(recorded, after);
                    meter.Recorded(recorded.Count);
                    KeepWhenDue();
                    await Committed();
                    return new Receipt(id ?? Id, Version);
                }

                meter.Conflict();
                await CatchUp(CancellationToken.None);
            }

            if (await Earlier(acting.Call) is { } done)
                return Again(done, acting.Call, id);
            if (recorded.Count == 0)
                return new Receipt(id ?? Id, Version);
        }

        throw new Refused("try-later", $"Others were writing at the same time. Send the command again.", RefusalKind.TryLater);
    }

    /// <summary>Called when a command's facts are durable and in <see cref="State"/>. It must not throw: the command is done.</summary>
    protected virtual Task Committed() => Task.CompletedTask;

    /// <summary>
    /// The state at a moment, and the stream's version then; refused as not found when the stream had no facts yet. For the present it
    /// reads the history too, since another activation may have recorded facts that this one does not know.
    /// </summary>
    protected async Task<(TState State, long Version)> StateAt(Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (moment.IsNow)
        {
            await CatchUp(CancellationToken.None);
            Exists();
            return (State, Version);
        }

        var facts = await FactsAt(moment);
        return (facts.Fold<TState, TFact>(), facts.Max(fact => fact.Version));
    }

    /// <summary>The facts of this stream that count at a moment; refused as not found when there are none.</summary>
    protected async Task<IReadOnlyList<RecordedFact>> FactsAt(Moment moment)
    {
        var facts = await services.History.Read(RegionId, Stream, 0, CancellationToken.None);
        var counted = facts.At(moment).ToList();
        return counted.Count > 0 ? counted : throw Refused.NotFound();
    }

    /// <summary>Refuses as not found when the stream has no facts yet.</summary>
    protected void Exists()
    {
        if (Version == 0)
            throw Refused.NotFound();
    }

    private Receipt Again(DoneCommand done, Call call, string? id) =>
        done.BodyHash == call.BodyHash
            ? new Receipt(id ?? Id, done.Version)
            : throw Refused.KeyReused();

    /// <summary>The command's first execution, or null. A retry, however late, is the same command.</summary>
    private async Task<DoneCommand?> Earlier(Call call)
    {
        if (_recent.Find(call.CommandId) is { } recent)
            return recent;
        return _recent.HasAll ? null : await services.History.Find(RegionId, Stream, call.CommandId, CancellationToken.None);
    }

    private List<RecordedFact> Record(Func<TState, IReadOnlyList<TFact>> decide, Acting acting)
    {
        if (acting.Call.ExpectedVersion is { } seen && seen != Version)
            throw new Refused(
                "version-not-current",
                $"It has changed since you read it: you saw version {seen}, it is {Version}. Read it again.",
                RefusalKind.Stale);
        var facts = decide(State);
        if (facts.Count == 0)
            return [];

        var now = RecordedFact.Now(services.Clock);
        var effective = acting.Call.Effective ?? now;
        if (effective > now + ClockSkew)
            throw new Refused(
                "effective-in-the-future", $"The effective time is in the future. Choose a time up to now.", RefusalKind.Invalid);

        var recorded = new List<RecordedFact>(facts.Count);
        foreach (var fact in facts)
        {
            var position = recorded.Count;
            recorded.Add(new RecordedFact(
                fact, FactId.Of(acting.Call.CommandId, position), Stream, Version + position + 1, now, effective,
                acting.Call.Subject, acting.Role, acting.Call.CommandId, acting.Call.BodyHash,
                acting.Call.Correlation, acting.Call.Causation));
        }

        return recorded;
    }

    private async Task CatchUp(CancellationToken cancellation) =>
        Apply(await services.History.Read(RegionId, Stream, Version, cancellation));

    private void Apply(IReadOnlyList<RecordedFact> facts) => Follow(facts, facts.FoldOnto<TState, TFact>(State));

    /// <param name="after">The state after these facts.</param>
    private void Follow(IReadOnlyList<RecordedFact> facts, TState after)
    {
        State = after;
        foreach (var fact in facts)
        {
            (Version, _last) = (fact.Version, fact.Id);
            _recent.Add(fact);
        }
    }

    /// <summary>The state after facts that are decided but not written. Refused: <c>fact-not-foldable</c>; nothing is written.</summary>
    private TState Folded(List<RecordedFact> decided)
    {
        try
        {
            return decided.FoldOnto<TState, TFact>(State);
        }
        catch (Exception fault)
        {
            services.Log.LogError(
                fault, "{State} cannot take in {Fact}; nothing was written", typeof(TState).Name, FactNames.Of(decided[0].Fact));
            throw new Refused(
                "fact-not-foldable", $"This version of Samløp cannot carry that out. Nothing was recorded; tell the operator.");
        }
    }

    /// <summary>
    /// Requests a snapshot of the durable state when one is due; the grain does not wait for it. If it fails, the next is due as usual.
    /// </summary>
    private void KeepWhenDue()
    {
        if (Version < _snapshotDue)
            return;
        _snapshotDue = Version + ISnapshots.Every;
        services.Snapshots.Keep(RegionId, Stream, new Snapshot<TState>(Version, _last, State));
    }
}
