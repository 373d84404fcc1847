using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samlop.Routes;
using Shouldly;
using Xunit;

namespace Samlop.Access;

/// <summary>Every route × every role × the caller's own region, another one and none, over HTTP, against the approved table.</summary>
public sealed partial class AccessMatrix(Installation installation, AccessScene scene) : IClassFixture<AccessScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes => [.. AccessTable.Approved.Routes.Select(line => line.Route)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_for_whom_the_table_says(string route)
    {
        var endpoint = Endpoints().Single(endpoint => endpoint.Name() == route);
        var line = AccessTable.Approved.Routes.Single(line => line.Route == route);
        var hidden = await Hidden();
        foreach (var asker in scene.Askers)
        {
            var here = await Ask(endpoint, scene.Here, asker);
            var there = await Ask(endpoint, scene.Elsewhere, asker);
            var nowhere = await Ask(endpoint, scene.Nowhere, asker);

            var may = line.Roles[asker.Role];
            switch (may)
            {
                case May.Yes or May.Own when may is May.Yes || asker.Own:
                    IsAllowed(here).ShouldBeTrue($"{asker} may {route}, and got {here.Text}");
                    break;
                case May.Hidden:
                    here.ShouldBe(hidden, $"{asker}: {route} is hidden");
                    break;
                default:
                    (here.Status, Code(here))
                        .ShouldBe((HttpStatusCode.Forbidden, "forbidden"), $"{asker} may not {route}, and got {here.Text}");
                    break;
            }

            if (asker.Role == "administrator" && may is May.Yes)
                there.Status.ShouldNotBe(HttpStatusCode.Forbidden, $"an administrator is of no region and may {route} in each");
            else
                (there, nowhere).ShouldBe((hidden, hidden), $"{asker} of another region: {route} is hidden");
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_for_nobody_without_a_token(string route)
    {
        var endpoint = Endpoints().Single(endpoint => endpoint.Name() == route);
        var here = await Ask(endpoint, scene.Here, null);

        (here.Status, Code(here)).ShouldBe((HttpStatusCode.Unauthorized, "token-missing-or-invalid"));
        (await Ask(endpoint, scene.Nowhere, null)).ShouldBe(here);
    }

    [Fact]
    public async Task What_is_open_needs_no_token()
    {
        foreach (var route in AccessTable.Approved.Open)
        {
            var path = route.Split(' ')[1]
                .Replace("{documentName}", "v1", StringComparison.Ordinal)
                .Replace("{documentName?}", "v1", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            (await Send(request, null)).Status.ShouldBe(HttpStatusCode.OK, route);
        }
    }

    [Fact]
    public async Task A_lead_sees_no_page_of_a_member()
    {
        var lead = scene.Askers.Single(asker => asker is { Role: "group-lead", Own: true });
        var page = Endpoints().Single(endpoint => endpoint.Name() == "GET /participants/{id}");

        (await Ask(page, scene.Here, lead with { Own = false })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>The answer to a request for a thing that does not exist.</summary>
    private async Task<Reply> Hidden()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/regions/{scene.Here.Region}/groups/no-such-group");
        var hidden = await Send(request, scene.Askers.Single(asker => asker.Role == "coordinator"));
        (hidden.Status, Code(hidden)).ShouldBe((HttpStatusCode.NotFound, "not-found"));
        return hidden;
    }

    /// <summary>Commands expect a version that no stream has: an allowed caller gets 412, and nothing changes for the next.</summary>
    private async Task<Reply> Ask(RouteEndpoint endpoint, Place place, Asker? asker)
    {
        var samples = new Samples(place, PersonAsked(place, asker));
        var needed = endpoint.Metadata.GetMetadata<QueryParameters>()!.Kinds
            .Where(kind => kind.Value.Needed)
            .Select(kind => $"{kind.Key}={samples.Text(kind.Key)}");
        using var request = new HttpRequestMessage(
            new HttpMethod(endpoint.Name().Split(' ')[0]),
            $"{Path(endpoint, place, samples)}?{string.Join('&', needed)}");
        if (endpoint.Metadata.GetMetadata<CommandRoute>()!.IsCommand)
            request.Headers.TryAddWithoutValidation("If-Match", "\"999999\"");
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body)
            request.Content = body == typeof(IFormFile)
                ? new StringContent(AccessScene.Sheet, Encoding.UTF8, "text/csv")
                : JsonContent.Create(samples.Of(body, "body"), body, options: Client.Json);
        return await Send(request, asker);
    }

    /// <summary>The caller's own page if there is one, else a member's.</summary>
    private string PersonAsked(Place place, Asker? asker) =>
        place == scene.Here && asker is { Own: true, Role: "group-lead" or "member" or "participant" } ? asker.Subject : place.Member;

    private static string Path(RouteEndpoint endpoint, Place place, Samples samples)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/');
        return Hole.Replace(pattern, hole => hole.Groups[1].Value switch
        {
            "id" => Id(pattern, place, samples),
            "name" => "digital-leadership",
            "person" when pattern.Contains("working-group", StringComparison.Ordinal) => Place.WorkingGroup,
            var name => samples.Text(name),
        });
    }

    private static string Id(string pattern, Place place, Samples samples) => pattern[Api.Root.Length..].Split('/')[1] switch
    {
        "courses" => place.Course,
        "groups" => place.Group,
        "programmes" => place.Programme,
        "participants" => samples.Text("person"),
        "imports" => place.Import,
        var kind => throw new NotSupportedException($"There is no {kind} set up yet."),
    };

    private async Task<Reply> Send(HttpRequestMessage request, Asker? asker)
    {
        if (asker is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", asker.Token);
        using var response = await installation.Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return new Reply(response.StatusCode, string.Join('\n', headers), TraceId.Replace(text, "\"traceId\":\"…\""));
    }

    /// <summary>An answer without its time and trace.</summary>
    private sealed record Reply(HttpStatusCode Status, string Headers, string Text);

    /// <summary>A refusal by a rule shows that access was allowed; "not found" does not, since all requested things exist.</summary>
    private static bool IsAllowed(Reply reply) =>
        (int)reply.Status < 500
        && reply.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        && reply.Status is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType)
        && Code(reply) is not ("not-found" or "body-not-readable" or "query-parameter-invalid");

    private static string? Code(Reply reply) =>
        CodeMember.Match(reply.Text) is { Success: true } code && (int)reply.Status >= 400 ? code.Groups[1].Value : null;

    private List<RouteEndpoint> Endpoints() =>
        [.. installation.Gateway.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [GeneratedRegex("""
        "traceId":"[^"]*"
        """)]
    private static partial Regex TraceId { get; }

    [GeneratedRegex("""
        "code":"([^"]*)"
        """)]
    private static partial Regex CodeMember { get; }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Hole { get; }
}
