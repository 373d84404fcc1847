using System.Text.Json;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Samlop.History;

/// <summary>Many commits at once, in a database of their own.</summary>
public sealed class GroupCommitSpecs : IAsyncLifetime
{
    private const string Region = "agder";

    private readonly string _name = $"gc_{Guid.NewGuid():n}"[..16];
    private ServiceProvider _services = null!;
    private NpgsqlDataSource _database = null!;

    private ICommitter Committer => _services.GetRequiredService<ICommitter>();

    public async ValueTask InitializeAsync()
    {
        await TestServer.OfTheRun.Create(_name);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestServer.OfTheRun.Settings(_name)).Build();
        await Migration.Apply(configuration, CancellationToken.None);
        var services = new ServiceCollection().AddLogging();
        services.AddHistory(configuration);
        _services = services.BuildServiceProvider();
        _database = NpgsqlDataSource.Create(TestServer.OfTheRun.To(_name));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await TestServer.OfTheRun.Drop(_name);
    }

    [Fact]
    public async Task The_rows_are_those_that_Marten_itself_writes_column_by_column()
    {
        List<Fact> samples = [.. SampleFacts.All];
        List<Append> appends =
        [
            // Each fact as the first of a stream, then one more, then several at once, with and without the members that may be missing.
            .. samples.Select(fact => SampleAppend.To($"sample/{Region}/{FactNames.Of(fact)}", 0, fact)),
            .. samples.Select(fact => SampleAppend.To($"sample/{Region}/{FactNames.Of(fact)}", 1, fact)),
            SampleAppend.To($"sample/{Region}/several", 0, samples[..3]),
            SampleAppend.To($"sample/{Region}/several", 3, samples[3..9]),
            Bare(SampleAppend.To($"sample/{Region}/bare", 0, samples[0])),
        ];
        foreach (var append in appends)
            await ByMarten(append);
        var martens = await Rows();
        await Execute("delete from samlop.mt_events; delete from samlop.mt_streams");

        foreach (var stretch in appends.GroupBy(append => append.ExpectedVersion).OrderBy(group => group.Key))
            (await Task.WhenAll(stretch.Select(append => Committer.Commit(Region, append, CancellationToken.None))))
                .ShouldAllBe(commit => commit == Commit.Done);
        var ours = await Rows();

        martens.Count.ShouldBeGreaterThan(2 * samples.Count);
        ours.ShouldBe(martens);
    }

    [Fact]
    public void Facts_are_written_with_the_bytes_of_Martens_serializer()
    {
        var martens = _services.GetRequiredService<IDocumentStore>().Options.Serializer();
        foreach (var fact in SampleFacts.All)
            System.Text.Encoding.UTF8.GetString(FactToStore.Of(SampleAppend.To("sample/agder/x", 0, fact).Facts[0]).Data)
                .ShouldBe(martens.ToJson(fact));
    }

    [Fact]
    public void Every_fact_is_written_by_code_made_at_compile_time()
    {
        foreach (var type in FactNames.All.Keys)
            FactJson.Lists.Any(list => list.GetTypeInfo(type) is not null)
                .ShouldBeTrue($"{type.Name} is missing in its module's list of facts.");
    }

    [Fact]
    public async Task Who_loses_takes_nobody_down_and_draws_no_number()
    {
        var fact = SampleFacts.All.First();
        string[] streams = [.. Enumerable.Range(0, 200).Select(i => $"sample/{Region}/{i}")];
        await All(streams.Select(stream => SampleAppend.To(stream, 0, fact)), Commit.Done);
        var drawn = await Scalar("select last_value from samlop.mt_events_sequence");

        var answers = await Task.WhenAll(streams.Select((stream, i) =>
            Committer.Commit(Region, SampleAppend.To(stream, i % 3 == 0 ? 1 : 7, fact), CancellationToken.None)));

        answers.ShouldBe(streams.Select((_, i) => i % 3 == 0 ? Commit.Done : Commit.Lost));
        (await Scalar("select last_value from samlop.mt_events_sequence")).ShouldBe(drawn + answers.Count(answer => answer is Commit.Done));
        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(drawn + answers.Count(answer => answer is Commit.Done));
        (await Scalar("""
            select count(*) from samlop.mt_streams s
            where version <> (select count(*) from samlop.mt_events e where e.stream_id = s.id)
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_that_write_to_one_stream_at_one_version_one_is_first()
    {
        var fact = SampleFacts.All.First();
        var stream = $"sample/{Region}/one";

        var rounds = Effort.Rounds(5);
        for (var version = 0; version < rounds; version++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
                Committer.Commit(Region, SampleAppend.To(stream, version, fact), CancellationToken.None)));
            answers.Count(answer => answer is Commit.Done).ShouldBe(1);
        }

        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(rounds);
        (await Scalar("select last_value from samlop.mt_events_sequence")).ShouldBe(rounds);
    }

    [Fact]
    public async Task Of_two_silos_that_write_the_same_command_one_records_it_and_both_are_told_so()
    {
        var other = ActivatorUtilities.CreateInstance<GroupCommitter>(_services);
        await using var _ = other;
        var fact = SampleFacts.All.First();
        Append[] appends = [.. Enumerable.Range(0, 300).Select(i => SampleAppend.To($"sample/{Region}/{i}", 0, fact))];

        var answers = await Task.WhenAll(appends.SelectMany(append => (Task<Commit>[])[
            Committer.Commit(Region, append, CancellationToken.None),
            other.Commit(Region, append, CancellationToken.None)]));

        answers.ShouldAllBe(answer => answer == Commit.Done);
        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(300);
    }

    [Fact]
    public async Task Of_two_streams_that_are_told_the_same_command_one_takes_it_and_nobody_else_suffers()
    {
        var fact = SampleFacts.All.First();
        Append[] appends = [.. Enumerable.Range(0, 100).SelectMany(i =>
        {
            var append = SampleAppend.To($"sample/{Region}/{i}", 0, fact);
            return (Append[])[
                append, ToStream(append, $"sample/{Region}/again-{i}"), SampleAppend.To($"sample/{Region}/other-{i}", 0, fact)];
        })];

        var answers = await Task.WhenAll(appends.Select(async append =>
        {
            var no = await Record.ExceptionAsync(() => Committer.Commit(Region, append, CancellationToken.None));
            return no is null ? "done" : ((Refused)no).Code;
        }));

        foreach (var three in answers.Chunk(3))
        {
            three[..2].Order().ShouldBe(["done", "idempotency-key-reused"]);
            three[2].ShouldBe("done");
        }

        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(200);
    }

    [Theory]
    [InlineData("a sign that no text can hold: \0")]
    [InlineData("half a sign: \ud83d")]
    public async Task What_cannot_be_stored_is_refused_alone(string text)
    {
        var good = SampleFacts.All.First();
        var poison = new Regions.RegionFounded(text, []);
        Append[] appends = [.. Enumerable.Range(0, 100).Select(i => SampleAppend.To($"sample/{Region}/{i}", 0, i == 40 ? poison : good))];

        var answers = appends.Select(append => Committer.Commit(Region, append, CancellationToken.None)).ToList();

        for (var i = 0; i < answers.Count; i++)
            if (i == 40 && text.Contains('\0', StringComparison.Ordinal))
                (await Should.ThrowAsync<Refused>(answers[i])).Code.ShouldBe("fact-not-storable");
            else
                (await answers[i]).ShouldBe(Commit.Done);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_sent()
    {
        var large = SampleAppend.To($"sample/{Region}/large", 0, new Regions.RegionFounded(new string('x', 5 << 20), []));

        (await Should.ThrowAsync<Refused>(() => Committer.Commit(Region, large, CancellationToken.None)))
            .Code.ShouldBe("fact-not-storable");
    }

    [Fact]
    public async Task What_was_taken_is_answered_before_the_silo_goes()
    {
        var fact = SampleFacts.All.First();
        var answers = Enumerable.Range(0, 3000)
            .Select(i => Committer.Commit(Region, SampleAppend.To($"sample/{Region}/{i}", 0, fact), CancellationToken.None))
            .ToList();

        await ((GroupCommitter)Committer).DisposeAsync();

        (await Task.WhenAll(answers)).ShouldAllBe(answer => answer == Commit.Done);
        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(3000);
        var late = SampleAppend.To($"sample/{Region}/late", 0, fact);
        (await Should.ThrowAsync<Refused>(() => Committer.Commit(Region, late, CancellationToken.None))).Code.ShouldBe("try-later");
    }

    [Fact]
    public async Task A_full_queue_refuses_and_says_when_to_come_again()
    {
        var fact = SampleFacts.All.First();
        // While another transaction holds the table, nothing can be recorded.
        await using var holding = await _database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("lock table samlop.mt_streams in exclusive mode", holding, transaction))
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var answers = Enumerable.Range(0, 25_000)
            .Select(i => Committer.Commit(Region, SampleAppend.To($"sample/{Region}/{i}", 0, fact), CancellationToken.None))
            .ToList();
        var refused = answers.Where(answer => answer.IsFaulted).Select(answer => answer.Exception!.InnerException).Cast<Refused>().ToList();
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(answers.Where(answer => !answer.IsFaulted));

        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(refusal => refusal.Code == "try-later" && refusal.After > TimeSpan.Zero);
        (await Scalar("select count(*) from samlop.mt_events")).ShouldBe(answers.Count - refused.Count);
    }

    private async Task All(IEnumerable<Append> appends, Commit expected) =>
        (await Task.WhenAll(appends.Select(append => Committer.Commit(Region, append, CancellationToken.None))))
            .ShouldAllBe(commit => commit == expected);

    private static Append ToStream(Append append, string stream) =>
        append with { Stream = stream, Facts = [.. append.Facts.Select(fact => fact with { Stream = stream })] };

    private static Append Bare(Append append) =>
        append with { Facts = [.. append.Facts.Select(fact => fact with { BodyHash = null, Causation = null })] };

    /// <summary>Records the facts as Marten's documentation describes.</summary>
    private async Task ByMarten(Append append)
    {
        await using var session = _services.GetRequiredService<IDocumentStore>().LightweightSession(Region);
        IReadOnlyList<object> events = [.. append.Facts.Select(fact =>
        {
            var stored = session.Events.BuildEvent(fact.Fact);
            stored.Id = fact.Id;
            stored.StreamKey = fact.Stream;
            stored.Timestamp = fact.Recorded;
            stored.UserName = fact.Actor;
            stored.CorrelationId = fact.Correlation;
            stored.CausationId = fact.Causation;
            stored.Headers = JsonSerializer.Deserialize<Dictionary<string, object>>(FactToStore.Of(fact).Headers);
            return stored;
        })];
        if (append.ExpectedVersion == 0)
            session.Events.StartStream(append.Stream, events);
        else
            session.Events.Append(append.Stream, append.ExpectedVersion + events.Count, events);
        await session.SaveChangesAsync();
    }

    /// <summary>All that is stored, as text, without the columns that depend on the order and the time of writing.</summary>
    private async Task<IReadOnlyList<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var query in (string[])
            [
                "select (to_jsonb(e) - 'seq_id')::text from samlop.mt_events e order by stream_id, version",
                "select (to_jsonb(s) - 'timestamp' - 'created')::text from samlop.mt_streams s order by id",
            ])
        {
            await using var command = _database.CreateCommand(query);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private async Task<long> Scalar(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
