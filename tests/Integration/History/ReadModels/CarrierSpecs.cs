using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Shouldly;
using Xunit;

namespace Samlop.History;

public sealed class CarrierSpecs(SlowInstallation installation) : IClassFixture<SlowInstallation>
{
    private static readonly KeptReadModel Groups = KeptReadModels.All.Single(model => model is KeptReadModel<ManagementGroupDocument>);
    private static readonly KeptReadModel Courses = KeptReadModels.All.Single(model => model is KeptReadModel<CourseDocument>);

    private readonly string _region = $"r-{Guid.NewGuid():n}"[..14];

    [Fact]
    public async Task What_any_silo_commits_is_followed_without_being_looked_for()
    {
        var (leader, follower) = await installation.Silos();
        var rounds = Effort.Rounds(3);
        for (var round = 0; round < rounds; round++)
            foreach (var silo in (IServiceProvider[])[leader, follower])
            {
                var group = $"management-group/{_region}/{Guid.NewGuid():n}";
                await Commit(silo, group, new GroupFormed("c1", "4204", "Rådmannens ledergruppe"));
                await Rows.Follow(installation.History, Groups);
            }

        (await Rows.Of(installation.History, Groups)).Count(row => row.StartsWith(_region, StringComparison.Ordinal)).ShouldBe(2 * rounds);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_read_holds_its_own_model_alone_and_that_is_told()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = Listen(measured);
        var (leader, _) = await installation.Silos();
        var course = $"course/{_region}/c1";
        var planned = new CoursePlanned("Våren", "p1", 1, ["organization"], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 5, 50);
        await Commit(leader, course, planned);
        await Rows.Follow(installation.History, Courses);
        var whole = await Rows.One<string>(installation.History, "select data::text from samlop.mt_events where stream_id = $1", course);
        await Rows.Change(
            installation.History, "update samlop.mt_events set data = '{\"startsOn\":\"never\"}' where stream_id = $1", course);
        await Rows.Change(
            installation.History,
            "update samlop.mt_event_progression set last_seq_id = 0, last_updated = now() where name = $1",
            Courses.Position);

        await Commit(leader, $"management-group/{_region}/g1", new GroupFormed("c1", "4204", "Ledergruppe"));
        await Rows.Follow(installation.History, Groups);
        JsonElement ready = default;
        await Wait.Until(
            async () =>
            {
                ready = await installation.Http.GetFromJsonAsync<JsonElement>("/readyz");
                return ready.GetProperty("status").GetString() == "degraded";
            },
            "the installation says that it is degraded");
        var behind = ready.GetProperty("behind").EnumerateArray().ShouldHaveSingleItem();
        behind.GetProperty("projection").GetString().ShouldBe("course-documents");
        behind.GetProperty("facts").GetInt64().ShouldBeGreaterThan(0);
        behind.GetProperty("seconds").GetDouble().ShouldBeGreaterThanOrEqualTo(2);
        await Wait.Until(() =>
        {
            listener.RecordObservableInstruments();
            return Task.FromResult(measured.GetValueOrDefault("samlop.projection.lag course-documents") > 0
                && measured.GetValueOrDefault("samlop.projection.lag.time course-documents") > 2
                && measured.GetValueOrDefault("samlop.projection.lag management-group-documents", 1) == 0);
        }, "the lag of this model is measured, and no other has one");

        await Rows.Change(installation.History, "update samlop.mt_events set data = $1::jsonb where stream_id = $2", whole, course);
        await Rows.Follow(installation.History, Courses);
        await Wait.Until(
            async () => (await installation.Http.GetFromJsonAsync<JsonElement>("/readyz")).GetProperty("status").GetString() == "ready",
            "the installation is well again");
    }

    [Fact]
    public async Task A_model_that_stands_nowhere_is_built_from_all_facts()
    {
        var (leader, _) = await installation.Silos();
        await Commit(leader, $"management-group/{_region}/g1", new GroupFormed("c1", "4204", "Ledergruppe"));
        await Rows.Follow(installation.History, Groups);
        var before = await Rows.Of(installation.History, Groups);

        // A new shape of a read model finds this: the position of another shape, and the rows of that shape.
        await Rows.Change(
            installation.History,
            "update samlop.mt_event_progression set name = 'management-group-documents:V7:All' where name = $1",
            Groups.Position);
        await Rows.Change(installation.History, $"update {Groups.Table.Name} set data = data || '{{\"name\":\"other\"}}'");
        await Commit(leader, $"management-group/{_region}/g1", new MemberJoined("p1", Lead: true), version: 2);

        await Rows.Follow(installation.History, Groups);
        var after = await Rows.Of(installation.History, Groups);
        after.Count.ShouldBe(before.Count);
        after.Except(before).ShouldHaveSingleItem().ShouldContain("p1");
        var positions = await Rows.One<long>(
            installation.History,
            "select count(*) from samlop.mt_event_progression where name like 'management-group-documents:%'");
        positions.ShouldBe(1);
    }

    private static async Task Commit(IServiceProvider silo, string stream, Fact fact, long version = 1)
    {
        var append = SampleAppend.To(stream, version - 1, fact);
        (await silo.GetRequiredService<ICommitter>().Commit(stream.Split('/')[1], append, CancellationToken.None))
            .ShouldBe(Samlop.Commit.Done);
    }

    private static MeterListener Listen(ConcurrentDictionary<string, double> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CommandMeters.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        return listener;

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (instrument.Name.StartsWith("samlop.projection.lag", StringComparison.Ordinal))
                measured[$"{instrument.Name} {tags[0].Value}"] = value;
        }
    }
}
