using System.Diagnostics;
using System.Diagnostics.Metrics;
using Samlop.Silos;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// kill -9 while more than a hundred clients write as fast as they are answered: nothing that was acknowledged is missing, and nothing
/// stands there twice, however often it was sent.
/// </summary>
[Collection(nameof(Killable))]
public sealed class KilledUnderLoad(Killable installation)
{
    private const int Regions = 32, Admitting = 3, Groups = 4, Proposing = 8;

    private static readonly int Kills = Effort.Rounds(2);

    [Fact]
    public async Task A_silo_loses_and_doubles_nothing()
    {
        using var repetitions = new Repetitions();

        await LosesAndDoublesNothing(async () =>
        {
            await installation.Cluster.Kill("silo-1");
            await installation.Cluster.Run("silo-1");
        });

        repetitions.Count.ShouldBeGreaterThan(0, "what it had is asked of it again when it is back");
    }

    [Fact]
    public Task PostgreSQL_loses_and_doubles_nothing() => LosesAndDoublesNothing(async () =>
    {
        await installation.Postgres.Kill();
        await installation.Postgres.Start();
    });

    /// <param name="kill">
    /// Kills, and starts again. That may be over before anybody's patience ends, so that nobody need be told to try later.
    /// </param>
    private async Task LosesAndDoublesNothing(Func<Task> kill)
    {
        await installation.Cluster.Run("silo-1");
        var groups = await Task.WhenAll(Enumerable.Range(0, Groups).Select(_ => Crowd.Group(installation.Cluster, Proposing)));
        var crowd = await Crowd.Of(
            installation.Cluster.Facts, [
                .. await Crowd.Regions(installation.Cluster.Http, Regions, Admitting), .. groups.SelectMany(group => group),
            ]);

        var load = new ClosedLoop(crowd.Writers);
        var back = new List<string>();
        var moments = new Random(Effort.Seed);
        for (var number = 1; number <= Kills; number++)
        {
            // Each time at another moment of whatever goes on.
            await load.More(moments.Next(500, 1000));
            var killed = Stopwatch.StartNew();
            await kill();
            await load.More(1);
            back.Add($"{killed.Elapsed.TotalSeconds:0.0}");
        }

        await load.More(500);
        await load.End();

        (await crowd.Audit()).Take(10).ShouldBeEmpty();
        crowd.Writers.Sum(writer => writer.Told.Count).ShouldBe(load.Acknowledged);
        await Wait.Until(installation.Cluster.Facts.ReactedToAll, "all reactions are carried out", seconds: 300);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {load.Acknowledged} commands acknowledged, {load.ToldLater} times told to try later; acknowledged again "
            + $"after {string.Join(", ", back)} s.");
    }

    /// <summary>How often the gateway has made a call again.</summary>
    private sealed class Repetitions : IDisposable
    {
        private readonly MeterListener _listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SiloResilience.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };

        private long _count;

        public Repetitions()
        {
            _listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref _count, more));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
