using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samlop.History;
using Samlop.People;

namespace Samlop;

/// <summary>Migrates both databases to the schema of this version, before silos start. Several migrations at once do no harm.</summary>
public static class Migration
{
    public static async Task<int> Run()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await Apply(configuration, CancellationToken.None);
        Console.WriteLine("The databases have the shape that this version needs.");
        return 0;
    }

    public static async Task Apply(IConfiguration configuration, CancellationToken cancellation)
    {
        await using var history = NpgsqlDataSource.Create(configuration.Required("ConnectionStrings:History"));
        await OrleansTables.Apply(history, cancellation);
        await using var keys = NpgsqlDataSource.Create(configuration.Required("ConnectionStrings:Keys"));
        await PostgresVault.Migrate(keys, cancellation);

        var services = new ServiceCollection().AddLogging();
        services.AddHistory(configuration);
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        await using var room = history.CreateCommand(MartenHistory.LeaveRoom);
        await room.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A required setting; the exception names it when it is missing.</summary>
    internal static string Required(this IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The setting {key.Replace(":", "__", StringComparison.Ordinal)} is missing.");
}
