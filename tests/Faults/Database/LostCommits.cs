using System.Net;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>
/// A connection that breaks at the moment of a COMMIT, when nobody can know whether it was carried out: the command is answered with
/// success or <c>try-later</c>, sent again it is answered with success, and it stands once in the history.
/// </summary>
[Collection(nameof(Cluster))]
public sealed class LostCommits(Cluster cluster)
{
    private const string Municipality = "4204";

    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.After)]
    [InlineData(Cut.OnTheWay)]
    public async Task The_first_fact_of_a_stream_is_recorded_once(Cut where)
    {
        await cluster.Run("silo-1");
        var region = CourseUnderWay.NewRegion();
        var administrator = await cluster.As("administrator");
        var cut = cluster.Proxy.Await(where, $"region/{region}");

        await IsRecordedOnce(() => Found(administrator, region), region, "region-founded", version: 1);

        cut.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.After)]
    [InlineData(Cut.OnTheWay)]
    public async Task The_next_fact_of_a_stream_is_recorded_once(Cut where)
    {
        await cluster.Run("silo-1");
        var region = CourseUnderWay.NewRegion();
        var administrator = await cluster.As("administrator");
        (await Found(administrator, region)).Succeeded();
        var cut = cluster.Proxy.Await(where, $"region/{region}");

        await IsRecordedOnce(() => Admit(administrator, region), region, "municipality-admitted", version: 2);

        cut.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.After)]
    public async Task A_command_whose_outcome_cannot_be_asked_for_is_to_be_sent_again_and_recorded_once(Cut where)
    {
        await cluster.Run("silo-1");
        var region = CourseUnderWay.NewRegion();
        var administrator = await cluster.As("administrator");
        (await Found(administrator, region)).Succeeded();
        var cut = cluster.Proxy.Await(where, $"region/{region}", thenAway: true);

        var first = await Admit(administrator, region);
        cluster.Proxy.ComeBack();

        first.Refused(HttpStatusCode.ServiceUnavailable, "try-later");
        first.RetryAfter.ShouldNotBeNull();
        cut.Count.ShouldBe(1);
        (await cluster.Facts.Count(region, "municipality-admitted")).ShouldBe(where is Cut.After ? 1 : 0);
        await Succeeds(() => Admit(administrator, region), version: 2);
        (await cluster.Facts.Count(region, "municipality-admitted")).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_that_a_vanished_silo_left_open_holds_the_read_models_for_a_moment_only()
    {
        await cluster.Run("silo-1");
        var region = CourseUnderWay.NewRegion();
        var administrator = await cluster.As("administrator");
        var cut = cluster.Proxy.Await(Cut.LeftOpen, region);

        (await Found(administrator, region)).Succeeded();
        (await Admit(administrator, region)).Succeeded();

        await HasNoGap(region);
        cut.Count.ShouldBe(1);
    }

    private static Task<Answer> Found(Client administrator, string region) =>
        administrator.Send(HttpMethod.Put, region, new { name = "Sørlandet", languages = (string[])["nb"] }, key: "found");

    private static Task<Answer> Admit(Client administrator, string region) =>
        administrator.Send(HttpMethod.Put, $"{region}/municipalities/{Municipality}", key: "admit");

    private async Task IsRecordedOnce(Func<Task<Answer>> command, string region, string fact, long version)
    {
        var first = await command();
        if (first.Status is HttpStatusCode.ServiceUnavailable)
            first.Refused(HttpStatusCode.ServiceUnavailable, "try-later");
        else
            first.Version.ShouldBe(version);

        await Succeeds(command, version);

        (await cluster.Facts.Of(region))
            .Where(stored => stored.Stream == $"region/{region}" && stored.Name == fact)
            .Select(stored => stored.Version)
            .ShouldBe([version]);
        await HasNoGap(region);
    }

    /// <summary>What a broken append leaves in the database is no fact, and no gap to an auditor.</summary>
    private async Task HasNoGap(string region)
    {
        await Wait.Until(cluster.Facts.ReactedToAll, "all reactions are carried out");
        var auditor = await cluster.As("auditor", region);
        var history = (await auditor.Get($"{region}/history")).Succeeded().Body;
        history.GetProperty("streamsWithGaps").GetArrayLength().ShouldBe(0, history.ToString());
        history.GetProperty("total").GetInt64().ShouldBe((await cluster.Facts.Of(region)).Count);
    }

    /// <summary>Where the service asks for patience, as any client: with patience.</summary>
    private static async Task Succeeds(Func<Task<Answer>> command, long version)
    {
        Answer? answer = null;
        await Wait.Until(
            async () => (answer = await command()).Status is not HttpStatusCode.ServiceUnavailable, "the same command is answered");
        answer!.Version.ShouldBe(version);
    }
}
