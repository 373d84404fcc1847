using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Samlop;

/// <summary>A gateway without silos: it can say what it may be asked, and answers no question.</summary>
public sealed class GatewayAlone : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samlop-api-");

    public GatewayAlone()
    {
        var key = Path.Combine(_folder.FullName, "call.key");
        File.WriteAllText(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        App = GatewayHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Samlop:CallKeyFile"] = key,
                ["Samlop:Silos"] = $"127.0.0.1:{FreePorts.One()}",
                ["Authentication:Authority"] = "https://sign-in.example.org",
            });
            builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, Url.ToString());
            builder.Logging.ClearProviders();
        });
    }

    public WebApplication App { get; }

    public IReadOnlyList<RouteEndpoint> Routes => field ??=
        [.. ((IEndpointRouteBuilder)App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePorts.One()}");

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
