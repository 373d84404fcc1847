using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Samlop.History;

/// <summary>
/// Carries out all reactions, as a subscription to the committed facts. Its position is kept with the facts and moves only after all
/// reactions to them are done. After a crash they are carried out again, and recognised by their command ids.
/// </summary>
public sealed class Reactor(IEnumerable<Reaction> reactions, IGrainFactory grains, ILogger<Reactor> log) : SubscriptionBase
{
    /// <summary>Name of its position.</summary>
    public const string Subscription = "reactions";

    /// <summary>How many streams are handled at the same time. The facts of one stream keep their order.</summary>
    private const int Abreast = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ILookup<Type, Reaction> _reactions = reactions.ToLookup(reaction => reaction.To);

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var concerned = page.Events.Where(e => _reactions.Contains(e.Data.GetType())).GroupBy(e => (e.TenantId, e.StreamKey));
        var abreast = new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(concerned, abreast, async (stream, token) =>
        {
            foreach (var stored in stream)
                foreach (var reaction in _reactions[stored.Data.GetType()])
                    await Carry(reaction, stored.ToFact(), stream.Key.TenantId, token);
        });
        return NullChangeListener.Instance;
    }

    /// <summary>Tries until it succeeds: a fault (a lost silo, an unreachable database) passes, and no later fact may overtake.</summary>
    private async Task Carry(Reaction reaction, RecordedFact fact, string region, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await reaction.React(new Because(fact, region, grains, reaction.Name), fact.Fact);
                return;
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                log.LogWarning(
                    fault, "Reaction {Reaction} to {Fact} failed (attempt {Attempt}); it is tried again", reaction.Name, fact.Id, attempt);
                var pause = Pause * Math.Pow(2, Math.Min(attempt, 10));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellation);
            }
        }
    }
}
