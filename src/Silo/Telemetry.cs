using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Samlop;

/// <summary>Traces from grain to SQL, metrics and logs, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; else nothing is made that nobody would see.</summary>
internal static class Telemetry
{
    /// <summary>Whether there is anybody who would see it.</summary>
    public static bool IsWanted(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public static void AddTelemetry(this HostApplicationBuilder builder)
    {
        // What the libraries say of every call is for tracing; the log tells what an operator should know.
        foreach (var library in (string[])["Orleans", "Microsoft", "Polly", "Marten"])
            builder.Logging.AddFilter(library, LogLevel.Warning);
        // It would print the statement with all its values; the committer knows what a lost race is, and others log what they cannot mend.
        builder.Logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ ", true));
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
