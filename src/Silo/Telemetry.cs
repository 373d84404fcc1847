using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Samlop;

/// <summary>
/// Exports traces (from grain to SQL), metrics and logs to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Without this setting none are collected.
/// </summary>
internal static class Telemetry
{
    public static bool IsWanted(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public static void AddTelemetry(this HostApplicationBuilder builder)
    {
        // The libraries' messages about every call belong in traces; the log is for what the operator should know.
        foreach (var library in (string[])["Orleans", "Microsoft", "Polly", "Marten"])
            builder.Logging.AddFilter(library, LogLevel.Warning);
        // Marten would print a failed statement with all its values. The committer handles a lost race, and other code logs its own faults.
        builder.Logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddSimpleConsole(console =>
            (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ ", true));
        if (!IsWanted(builder.Configuration))
            return;

        builder.Logging.AddOpenTelemetry();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("samlop-silo"))
            .WithTracing(traces => traces
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application")
                .AddSource(CommandMeters.Name, "Npgsql"))
            .WithMetrics(metrics => metrics
                .AddMeter(CommandMeters.Name, "Microsoft.Orleans", "Npgsql", "Marten")
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }
}
