using System.Collections.Concurrent;
using System.Net;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>The database goes for three seconds while people work.</summary>
[Collection(nameof(Cluster))]
public sealed class DatabaseAway(Cluster cluster)
{
    private const int Writers = 8;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task No_command_is_lost_or_doubled_and_each_is_answered_with_success_or_try_later()
    {
        await cluster.Run("silo-1");
        var administrator = await cluster.As("administrator");
        var regions = Enumerable.Range(0, Writers).Select(_ => CourseUnderWay.NewRegion()).ToList();
        await Task.WhenAll(regions.Select(region => Found(administrator, region)));
        using var enough = new CancellationTokenSource();
        var refused = new ConcurrentBag<Answer>();

        var work = regions.Select(region => Work(administrator, region, refused, enough.Token)).ToList();
        await Wait.Until(async () => (await Task.WhenAll(regions.Select(Recorded))).All(count => count > 0), "everybody is at work");
        var (broken, turnedAway) = (cluster.Proxy.Broken, cluster.Proxy.TurnedAway);
        cluster.Proxy.GoAway();
        await Task.Delay(Away, TestContext.Current.CancellationToken);
        cluster.Proxy.ComeBack();
        var before = await Task.WhenAll(regions.Select(Recorded));
        await Wait.Until(
            async () =>
                (await Task.WhenAll(regions.Select(Recorded)))
                    .Zip(before)
                    .All(pair => pair.First > pair.Second), "everybody is at work again");
        await enough.CancelAsync();
        var sent = await Task.WhenAll(work);

        cluster.Proxy.Broken.ShouldBeGreaterThan(broken);
        cluster.Proxy.TurnedAway.ShouldBeGreaterThan(turnedAway);
        foreach (var answer in refused)
        {
            answer.Refused(HttpStatusCode.ServiceUnavailable, "try-later");
            answer.RetryAfter.ShouldNotBeNull();
        }

        foreach (var (region, commands) in regions.Zip(sent))
            (await OfRegion(region))
                .Select(fact => fact.Version)
                .ShouldBe(Enumerable.Range(1, 1 + commands).Select(version => (long)version));
    }

    [Fact]
    public async Task The_installation_says_try_later_while_it_is_away_and_is_ready_again_by_itself()
    {
        await cluster.Run("silo-1");

        cluster.Proxy.GoAway();
        try
        {
            using var answer = await cluster.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
        }
        finally
        {
            cluster.Proxy.ComeBack();
        }

        await Wait.Until(IsReady, "the installation is ready again");
    }

    private async Task<bool> IsReady()
    {
        using var answer = await cluster.Http.GetAsync("/readyz");
        return answer.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>The silo may still be mending what an earlier test broke.</summary>
    private static Task Found(Client administrator, string region) =>
        Wait.Until(
            async () =>
            {
                var answer = await administrator.Put(region, new { name = "Sørlandet", languages = (string[])["nb"] }, key: "found");
                return answer.Status is not HttpStatusCode.ServiceUnavailable;
            },
            "the region is founded");

    /// <summary>One municipality after the other is admitted and released, each command until it succeeds; how many were.</summary>
    private static async Task<int> Work(Client administrator, string region, ConcurrentBag<Answer> refused, CancellationToken enough)
    {
        var done = 0;
        for (; !enough.IsCancellationRequested; done++)
            while (await Say(administrator, region, done) is { Status: HttpStatusCode.ServiceUnavailable } answer)
            {
                refused.Add(answer);
                await Task.Delay(200, CancellationToken.None);
            }

        return done;
    }

    private static async Task<Answer> Say(Client administrator, string region, int number)
    {
        var answer = await administrator.Send(
            number % 2 == 0 ? HttpMethod.Put : HttpMethod.Delete, $"{region}/municipalities/4204", key: $"command {number}");
        return answer.Status is HttpStatusCode.ServiceUnavailable ? answer : answer.Succeeded();
    }

    private async Task<int> Recorded(string region) => (await OfRegion(region)).Count - 1;

    private async Task<List<StoredFact>> OfRegion(string region) =>
        [.. (await cluster.Facts.Of(region)).Where(fact => fact.Stream == $"region/{region}")];
}
