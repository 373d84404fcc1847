using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Samlop;

/// <summary>The API's document is what clients are made from.</summary>
public sealed class ApprovedApi
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [Fact]
    public async Task The_document_of_the_API_is_approved()
    {
        var document = JsonNode.Parse(await Document(TestContext.Current.CancellationToken))!;

        Sorted(document)!.ToJsonString(Written).ShouldBeApproved("openapi.json");
    }

    /// <summary>From a gateway of its own; it needs no silo to say what it can be asked.</summary>
    private static async Task<string> Document(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("samlop-api-");
        try
        {
            var key = Path.Combine(folder.FullName, "call.key");
            await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancellation);
            var url = $"http://127.0.0.1:{FreePorts.One()}";
            await using var gateway = GatewayHost.Build([], builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Samlop:CallKeyFile"] = key,
                    ["Samlop:Silos"] = $"127.0.0.1:{FreePorts.One()}",
                    ["Authentication:Authority"] = "https://sign-in.example.org",
                });
                builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, url);
                builder.Logging.ClearProviders();
            });
            await gateway.StartAsync(cancellation);
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            var document = await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), cancellation);
            await gateway.StopAsync(cancellation);
            return document;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Members by name, so that a difference is a difference.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
