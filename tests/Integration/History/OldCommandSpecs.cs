using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Samlop.Access;
using Samlop.Regions;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

/// <summary>A repeated command counts once and gets the same answer, however late, though a grain remembers only the newest.</summary>
public sealed class OldCommandSpecs(Installation installation)
{
    public enum Grain { ThatWasThereAllAlong, BackFromASnapshot, BackFromFactsAlone }

    public static TheoryData<Grain> Grains => [.. Enum.GetValues<Grain>()];

    [Theory]
    [MemberData(nameof(Grains))]
    public async Task It_gets_its_first_answer_after_thousands_of_facts(Grain grain)
    {
        var story = await Founded(installation);
        var stream = new LongStream(installation, story.Region);
        var stays = (await Admit(Kristiansand, "stays")).Receipted();
        var goes = (await Admit(Arendal, "goes")).Receipted();
        var release = (await Release(Arendal, "release")).Receipted();
        await Age(stream, story, grain);
        var before = await stream.Version();

        foreach (var seen in (string?[])[null, "\"1\"", "\"2\"", $"\"{before}\""])
        {
            // If they were decided again, the first would change nothing, the second record a fact, and the third be refused.
            (await Admit(Kristiansand, "stays", seen)).Receipted().Text.ShouldBe(stays.Text);
            (await Admit(Arendal, "goes", seen)).Receipted().Text.ShouldBe(goes.Text);
            (await Release(Arendal, "release", seen)).Receipted().Text.ShouldBe(release.Text);
        }

        (await stream.Version()).ShouldBe(before);

        async Task<Answer> Admit(string number, string key, string? seen = null) =>
            await story.Coordinator.Send(HttpMethod.Put, $"{story.Region}/municipalities/{number}", key: key, ifMatch: seen);
        async Task<Answer> Release(string number, string key, string? seen = null) =>
            await story.Coordinator.Send(HttpMethod.Delete, $"{story.Region}/municipalities/{number}", key: key, ifMatch: seen);
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public async Task Its_key_carries_no_other_command(Grain grain)
    {
        var story = await Founded(installation);
        var stream = new LongStream(installation, story.Region);
        (await Send(HttpMethod.Put, Kristiansand)).Receipted();
        await Age(stream, story, grain);
        var before = await stream.Version();

        (await Send(HttpMethod.Put, Arendal)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await Send(HttpMethod.Put, Grimstad)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await Send(HttpMethod.Put, "9999")).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await Send(HttpMethod.Delete, Kristiansand)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");

        (await stream.Version()).ShouldBe(before);

        async Task<Answer> Send(HttpMethod method, string number) =>
            await story.Coordinator.Send(method, $"{story.Region}/municipalities/{number}", key: "admit");
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public async Task New_commands_are_decided_as_ever(Grain grain)
    {
        var story = await Founded(installation);
        var stream = new LongStream(installation, story.Region);
        await Age(stream, story, grain);
        var before = await stream.Version();

        (await story.Coordinator.Put($"{story.Region}/municipalities/{Grimstad}")).Receipted().Version.ShouldBe(before, "nothing to do");
        (await story.Coordinator.Delete($"{story.Region}/municipalities/{Kristiansand}"))
            .Refused(HttpStatusCode.Conflict, "municipality-not-in-region");
        (await story.Coordinator.Send(HttpMethod.Put, $"{story.Region}/municipalities/{Kristiansand}", ifMatch: "\"2\""))
            .Refused(HttpStatusCode.PreconditionFailed, "version-not-current");
        (await story.Coordinator.Send(HttpMethod.Put, $"{story.Region}/municipalities/{Kristiansand}", ifMatch: $"\"{before}\""))
            .Receipted().Version.ShouldBe(before + 1);
        (await stream.Version()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_history_tells_the_version_behind_all_facts_of_a_command()
    {
        var history = installation.Silo.GetRequiredService<IHistory>();
        var committer = installation.Silo.GetRequiredService<ICommitter>();
        var region = $"r-{Guid.NewGuid():n}"[..14];
        var stream = $"sample/{region}/long";
        var version = 0L;
        var commands = new List<(Guid Id, long Behind)>();
        foreach (var facts in (int[])[1, 2, 15, 16, 17, 33])
        {
            var (id, now) = (Guid.NewGuid(), new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
            IReadOnlyList<RecordedFact> recorded = [.. Enumerable.Range(0, facts).Select(at => new RecordedFact(
                new MunicipalityAdmitted(Kristiansand), FactId.Of(id, at), stream, version + at + 1, now, now,
                "person-7", Role.Coordinator, id, facts == 2 ? null : $"hash of {facts}", "trace-7", null))];
            (await committer.Commit(region, new Append(stream, version, recorded), CancellationToken.None)).ShouldBe(Commit.Done);
            commands.Add((id, version += facts));
        }

        foreach (var (id, behind) in commands)
        {
            var found = (await history.Find(region, stream, id, CancellationToken.None)).ShouldNotBeNull();
            (found.Command, found.Version).ShouldBe((id, behind));
            var before = commands.Select(other => other.Behind).Where(other => other < behind).DefaultIfEmpty().Max();
            found.BodyHash.ShouldBe(behind == 3 ? null : $"hash of {behind - before}");
            (await history.Find(region, $"{stream}er", id, CancellationToken.None)).ShouldBeNull();
            (await history.Find($"{region}2", stream, id, CancellationToken.None)).ShouldBeNull();
        }

        (await history.Find(region, stream, Guid.NewGuid(), CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>Adds thousands of facts that the grain hears of, and reactivates it as asked. Grimstad is in the region then.</summary>
    private async Task Age(LongStream stream, RegionStory story, Grain grain)
    {
        await stream.Grow(commands: 100, factsEach: 20);
        var receipt = (await story.Coordinator.Put($"{story.Region}/municipalities/{Grimstad}")).Receipted();
        await Wait.Until(async () => await stream.Kept() == receipt.Version, "the snapshot is kept");
        if (grain is Grain.ThatWasThereAllAlong)
            return;
        if (grain is Grain.BackFromFactsAlone)
            await stream.Change("delete from samlop.snapshot");
        await installation.Drop(stream.Key);
    }
}
