namespace Samlop.Demo;

/// <summary>What the demo was asked for.</summary>
/// <param name="Regions">How many regions, 1 to 3.</param>
/// <param name="Leaders">How many people of each sheet at the most; null for all.</param>
/// <param name="Json">File for the summary as JSON.</param>
/// <param name="Url">Where the gateway is.</param>
/// <param name="SecretFile">The demo identity provider's secret.</param>
/// <param name="RunFile">Remembers an unfinished run, so that it can go on.</param>
/// <param name="AcknowledgedFile">Keeps what the service acknowledged; null when nobody asks.</param>
internal sealed record Options(
    int Regions, int? Leaders, string? Json, Uri Url, string SecretFile, string RunFile, string? AcknowledgedFile)
{
    private const int Fewest = 20;

    public static bool TryRead(string[] args, out Options options, out string complaint)
    {
        options = new Options(3, null, null,
            new Uri(Environment.GetEnvironmentVariable("SAMLOP_URL") ?? "http://127.0.0.1:8080"),
            Environment.GetEnvironmentVariable("SAMLOP_DEMO_SECRET_FILE") ?? "",
            Environment.GetEnvironmentVariable("SAMLOP_DEMO_RUN_FILE") ?? "demo-run.json",
            Environment.GetEnvironmentVariable("SAMLOP_DEMO_ACKNOWLEDGED"));
        complaint = "";
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--regions" when int.TryParse(value, out var regions) && regions is >= 1 and <= 3:
                    (options, i) = (options with { Regions = regions }, i + 1);
                    break;
                case "--leaders" when int.TryParse(value, out var leaders) && leaders >= Fewest:
                    (options, i) = (options with { Leaders = leaders }, i + 1);
                    break;
                case "--json" when value.Length > 0:
                    (options, i) = (options with { Json = value }, i + 1);
                    break;
                default:
                    complaint =
                        $"deploy/demo does not understand {args[i]} {value}. It takes --regions N (1 to 3), "
                        + $"--leaders N (at least {Fewest} a region) and --json FILE.";
                    return false;
            }
        }

        return true;
    }
}
