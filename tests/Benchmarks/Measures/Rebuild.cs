using System.Diagnostics;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samlop.History;

namespace Samlop.Benchmarks;

/// <summary>How long it takes to build a read model anew, and how long only to read and deserialise the facts for it.</summary>
internal static class Rebuild
{
    private const string ReadModel = "management-group-documents";

    public static async Task<object> Measure(SamlopSilo silo)
    {
        var (facts, reading) = await Read(silo.Database);
        var started = Stopwatch.GetTimestamp();
        await Run(silo.Services);
        return new RebuildTimes(facts, reading.TotalSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>The way by which Samløp builds a read model anew.</summary>
    private static async Task Run(IServiceProvider services)
    {
        using var daemon = await services.GetRequiredService<IDocumentStore>().BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(ReadModel, TimeSpan.FromHours(1), CancellationToken.None);
    }

    /// <summary>All facts in the order of their numbers, as a rebuild must have them, and nothing done with them.</summary>
    private static async Task<(long Facts, TimeSpan Time)> Read(NpgsqlDataSource database)
    {
        var types = FactNames.All.ToDictionary(named => named.Value, named => named.Key);
        var (count, started) = (0L, Stopwatch.GetTimestamp());
        await using var all = database.CreateCommand("select stream_id, version, type, data, headers, timestamp from samlop.mt_events order by seq_id");
        all.CommandTimeout = 0;
        await using var reader = await all.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _ = (reader.GetString(0), reader.GetInt64(1), reader.GetDateTime(5));
            _ = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetFieldValue<byte[]>(4));
            if (JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(3), types[reader.GetString(2)], MartenHistory.Json) is Fact)
                count++;
        }

        return (count, Stopwatch.GetElapsedTime(started));
    }
}

internal sealed record RebuildTimes(long Facts, double ReadingSeconds, double RebuildSeconds);
