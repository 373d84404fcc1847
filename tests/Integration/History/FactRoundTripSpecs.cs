using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Samlop.History;

public sealed class FactRoundTripSpecs(Installation installation)
{
    private readonly string _region = $"r-{Guid.NewGuid():n}"[..14];

    [Fact]
    public async Task Every_fact_comes_back_as_it_was_told_under_its_pinned_name()
    {
        var facts = SampleFacts.All.ToList();
        facts.Count.ShouldBeGreaterThan(60);
        var told = new List<RecordedFact>();
        foreach (var fact in facts)
        {
            // No grain has this kind of stream, so no grain reacts to it.
            var append = SampleAppend.To($"sample/{_region}/{FactNames.Of(fact)}", 0, fact);
            (await Committer.Commit(_region, append, CancellationToken.None)).ShouldBe(Commit.Done);
            told.Add(append.Facts[0]);
        }

        foreach (var before in told)
        {
            var after = (await History.Read(_region, before.Stream, 0, CancellationToken.None)).ShouldHaveSingleItem();
            after.Fact.GetType().ShouldBe(before.Fact.GetType());
            JsonElement.DeepEquals(Json(after.Fact), Json(before.Fact)).ShouldBeTrue($"{Json(after.Fact)} is not {Json(before.Fact)}");
            (after with { Fact = before.Fact }).ShouldBe(before);
            var amongOthers = (await History.Read(_region, [before.Stream], CancellationToken.None)).ShouldHaveSingleItem();
            JsonElement.DeepEquals(Json(amongOthers.Fact), Json(before.Fact)).ShouldBeTrue("Marten reads it otherwise");
            (amongOthers with { Fact = before.Fact }).ShouldBe(before);
        }

        (await StoredNames()).ShouldBe(FactNames.All.Values.Select(name => ($"sample/{_region}/{name}", name)), ignoreOrder: true);
    }

    [Fact]
    public async Task Several_facts_of_a_command_are_written_together_or_not_at_all()
    {
        var stream = $"sample/{_region}/several";
        Fact[] facts = [.. SampleFacts.All.Take(3)];
        var recorded = SampleAppend.To(stream, 0, facts).Facts;
        (await Committer.Commit(_region, new Append(stream, 0, recorded), CancellationToken.None)).ShouldBe(Commit.Done);

        (await Committer.Commit(_region, new Append(stream, 0, recorded), CancellationToken.None)).ShouldBe(Commit.Done);
        (await Committer.Commit(_region, SampleAppend.To(stream, 1, facts[0]), CancellationToken.None)).ShouldBe(Commit.Lost);
        (await Committer.Commit(_region, SampleAppend.To(stream, 0, facts[0]), CancellationToken.None)).ShouldBe(Commit.Lost);
        var other = new Append($"{stream}-other", 0, [recorded[0] with { Stream = $"{stream}-other" }]);
        (await Should.ThrowAsync<Refused>(() => Committer.Commit(_region, other, CancellationToken.None)))
            .Code.ShouldBe("idempotency-key-reused");

        (await History.Read(_region, stream, 0, CancellationToken.None)).Select(fact => fact.Id).ShouldBe(recorded.Select(fact => fact.Id));
        (await History.Read(_region, stream, 2, CancellationToken.None)).ShouldHaveSingleItem().Version.ShouldBe(3);
        (await History.Read($"{_region}-2", stream, 0, CancellationToken.None)).ShouldBeEmpty();
    }

    private ICommitter Committer => installation.Silo.GetRequiredService<ICommitter>();

    private IHistory History => installation.Silo.GetRequiredService<IHistory>();

    private static JsonElement Json(Fact fact) => JsonSerializer.SerializeToElement<object>(fact, FactJson.Options);

    private async Task<IReadOnlyList<(string, string)>> StoredNames()
    {
        await using var command = installation.History.CreateCommand("select stream_id, type from samlop.mt_events where tenant_id = $1");
        command.Parameters.AddWithValue(_region);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<(string, string)>();
        while (await reader.ReadAsync())
            names.Add((reader.GetString(0), reader.GetString(1)));
        return names;
    }
}
