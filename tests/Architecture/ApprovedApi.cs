using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Xunit;

namespace Samlop;

/// <summary>The API's document is what clients are made from.</summary>
public sealed class ApprovedApi
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    [Fact]
    public async Task The_document_of_the_API_is_approved()
    {
        var document = JsonNode.Parse(await Document(TestContext.Current.CancellationToken))!;

        Sorted(document)!.ToJsonString(Written).ShouldBeApproved("openapi.json");
    }

    private static async Task<string> Document(CancellationToken cancellation)
    {
        await using var gateway = new GatewayAlone();
        await gateway.App.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = gateway.Url };
        var document = await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), cancellation);
        await gateway.App.StopAsync(cancellation);
        return document;
    }

    /// <summary>Members by name, so that a difference is a difference.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
