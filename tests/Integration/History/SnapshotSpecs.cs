using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Samlop.Regions;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

/// <summary>Snapshots save time and change nothing else.</summary>
public sealed class SnapshotSpecs(Installation installation)
{
    [Fact]
    public async Task A_short_stream_has_none_and_a_long_one_is_kept_up_to_its_newest_fact()
    {
        var (story, stream) = await Region();
        await installation.Drop(stream.Key);
        (await Admit(story, Kristiansand)).ShouldBe(2);
        (await stream.Kept()).ShouldBe(0);

        await stream.Grow(commands: 10, factsEach: 20);
        (await Admit(story, Grimstad)).ShouldBe(203);

        await Wait.Until(async () => await stream.Kept() == 203, "the snapshot is kept");
    }

    [Fact]
    public async Task An_activation_that_had_much_to_read_keeps_what_it_read()
    {
        var (story, stream) = await Region();
        await stream.Grow(commands: 10, factsEach: 20);
        await installation.Drop(stream.Key);

        (await story.Coordinator.Get(story.Region)).Succeeded();

        await Wait.Until(async () => await stream.Kept() == 201, "the snapshot is kept");
    }

    /// <summary>This snapshot is wrong, so that a state that comes from it can be told from the right one.</summary>
    [Fact]
    public async Task A_grain_goes_on_from_its_snapshot_and_the_facts_behind_it()
    {
        var (story, stream) = await Region();
        await KeepLie(stream);
        (await Admit(story, Kristiansand)).ShouldBe(2);
        await installation.Drop(stream.Key);

        (await Admit(story, Grimstad)).ShouldBe(2, "the snapshot has it");
        (await Admit(story, Kristiansand)).ShouldBe(2, "the fact behind the snapshot has it");
        (await Admit(story, Arendal)).ShouldBe(3);
    }

    [Theory]
    [InlineData("delete from samlop.snapshot")]
    [InlineData("update samlop.snapshot set state = ''")]
    [InlineData("update samlop.snapshot set state = substring(state for length(state) - 1)")]
    [InlineData("update samlop.snapshot set state = set_byte(state, 20, 65)")]
    [InlineData("update samlop.snapshot set state = convert_to('null', 'utf8'), digest = sha256(convert_to('null', 'utf8'))")]
    [InlineData("update samlop.snapshot set digest = ''")]
    [InlineData("update samlop.snapshot set shape = 'that of other code'")]
    [InlineData("update samlop.snapshot set version = version + 1000")]
    [InlineData("update samlop.snapshot set fact = gen_random_uuid()")]
    public async Task A_snapshot_that_cannot_be_believed_is_none(string damage)
    {
        var (story, stream) = await Region();
        await KeepLie(stream);
        await stream.Change(damage);
        await installation.Drop(stream.Key);

        (await Admit(story, Grimstad)).ShouldBe(2);
    }

    [Fact]
    public async Task A_snapshot_of_another_stream_is_none()
    {
        var ((_, other), (story, stream)) = (await Region(), await Region());
        await KeepLie(other);
        await KeepLie(stream);
        await stream.Change(
            $"update samlop.snapshot set (state, digest) = (select state, digest from samlop.snapshot where stream = '{other.Key}')");
        await installation.Drop(stream.Key);

        (await Admit(story, Grimstad)).ShouldBe(2);
    }

    [Theory]
    [InlineData("update samlop.snapshot set state = ''")]
    [InlineData("update samlop.snapshot set shape = 'that of other code'")]
    public async Task One_that_cannot_be_believed_is_replaced(string damage)
    {
        var (story, stream) = await Region();
        await stream.Grow(commands: 10, factsEach: 20);
        await installation.Drop(stream.Key);
        (await story.Coordinator.Get(story.Region)).Succeeded();
        await Wait.Until(async () => await stream.Kept() == 201, "the snapshot is kept");
        await stream.Change(damage);
        await installation.Drop(stream.Key);

        (await story.Coordinator.Get(story.Region)).Succeeded();

        await Wait.Until(
            async () => (await Snapshots.Read<Region>(story.Region, stream.Key, CancellationToken.None)).Snapshot?.Version == 201,
            "there is one to believe");
    }

    [Fact]
    public async Task An_older_one_never_takes_the_place_of_a_newer()
    {
        var (story, stream) = await Region();
        var (state, fact) = (Regions.Region.Initial, await stream.LastFact());
        await stream.Grow(commands: 1, factsEach: 4);

        await Keep(stream, new Snapshot<Region>(5, await stream.LastFact(), state));
        Keeper.Keep(story.Region, stream.Key, new Snapshot<Region>(1, fact, state));

        // Snapshots are kept in the order of the requests: when this one is kept, the one before was dealt with.
        await KeepLie((await Region()).Stream);
        (await stream.Kept()).ShouldBe(5);
    }

    [Fact]
    public async Task Of_those_that_wait_the_newest_is_kept_whatever_their_order()
    {
        var (story, stream) = await Region();
        var first = await stream.LastFact();
        await stream.Grow(commands: 1, factsEach: 4);

        Keeper.Keep(story.Region, stream.Key, new Snapshot<Region>(5, await stream.LastFact(), Regions.Region.Initial));
        Keeper.Keep(story.Region, stream.Key, new Snapshot<Region>(1, first, Regions.Region.Initial));

        await KeepLie((await Region()).Stream);
        (await stream.Kept()).ShouldBe(5);
    }

    [Fact]
    public async Task One_that_cannot_be_kept_harms_none_that_come_later()
    {
        var (story, stream) = await Region();
        var snapshot = new Snapshot<Region>(1, await stream.LastFact(), Regions.Region.Initial);
        Keeper.Keep("no\0region", "region/none", snapshot);

        await Wait.Until(
            async () =>
            {
                Keeper.Keep(story.Region, stream.Key, snapshot);
                return await stream.Kept() == 1;
            },
            "the next one is kept");
    }

    private ISnapshots Snapshots => installation.Silo.GetRequiredService<ISnapshots>();

    private SnapshotKeeper Keeper => installation.Silo.GetRequiredService<SnapshotKeeper>();

    private async Task<(RegionStory Story, LongStream Stream)> Region()
    {
        var story = await Founded(installation);
        return (story, new LongStream(installation, story.Region));
    }

    private static async Task<long> Admit(RegionStory story, string municipality) =>
        (await story.Coordinator.Put($"{story.Region}/municipalities/{municipality}")).Receipted().Version;

    /// <summary>A snapshot at the first fact that has a municipality which was never admitted.</summary>
    private async Task KeepLie(LongStream stream)
    {
        var lie = Regions.Region.Initial with { Municipalities = ImmutableSortedSet.Create(StringComparer.Ordinal, Grimstad) };
        await Keep(stream, new Snapshot<Region>(1, await stream.LastFact(), lie));
    }

    private async Task Keep(LongStream stream, Snapshot<Region> snapshot)
    {
        Keeper.Keep(stream.Key["region/".Length..], stream.Key, snapshot);
        await Wait.Until(async () => await stream.Kept() == snapshot.Version, "the snapshot is kept");
    }
}
