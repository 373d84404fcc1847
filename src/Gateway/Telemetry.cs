using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Samlop.Silos;

namespace Samlop;

/// <summary>Traces, metrics and logs. They are exported to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; if it is not set, none are made.</summary>
internal static class Telemetry
{
    /// <summary>Whether an exporter is configured.</summary>
    public static bool IsWanted(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // What libraries report of every call belongs in traces; the log holds what an operator should know.
        foreach (var library in (string[])["Orleans", "Microsoft", "OpenIddict", "Polly"])
            builder.Logging.AddFilter(library, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddSimpleConsole(console =>
            (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ ", true));
        if (!IsWanted(builder.Configuration))
            return;

        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("samlop-gateway"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options => options.Filter = http => !HealthEndpoints.IsHealth(http.Request.Path))
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", SiloResilience.MeterName))
            .UseOtlpExporter();
    }
}
