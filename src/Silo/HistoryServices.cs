using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samlop.Courses;
using Samlop.Health;
using Samlop.History;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.People;

namespace Samlop;

/// <summary>The services of the history, and of everything that derives from it.</summary>
internal static class HistoryServices
{
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression AddHistory(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AppendWakeup>();
        services.AddSingleton<CommandMeters>();
        services.AddSingleton<CommitMeters>();
        services.AddSingleton<StoreResilience>();
        services.AddKeyedSingleton(HistoryDatabase.Appends, (_, _) => HistoryConnection.ForAppends(configuration));
        services.AddKeyedSingleton(HistoryDatabase.Streams, (_, _) => HistoryConnection.ForStreams(configuration));
        services.AddSingleton<ICommitter, GroupCommitter>();
        services.AddSingleton<SnapshotKeeper>();
        services.AddSingleton<ISnapshots, Snapshots>();
        services.AddSingleton<IHistory, MartenReader>();
        services.AddSingleton<StreamServices>();
        services.AddSingleton<Curriculum>();
        services.AddSingleton<IMembers, Members>();
        services.AddSingleton(typeof(IReadModel<>), typeof(MartenReadModel<>));
        services.AddSingleton<ILagReader, LagReader>();
        services.AddSingleton(new LagBound(configuration.GetValue("Samlop:ReadModelLagBound", TimeSpan.FromSeconds(10))));
        services.AddSingleton<LagMeters>();
        return services.AddMarten(provider =>
        {
            var options = new StoreOptions();
            MartenHistory.Configure(
                options,
                HistoryConnection.ForWhatFollows(configuration).ConnectionString,
                provider.GetRequiredService<AppendWakeup>(),
                configuration.GetValue<TimeSpan?>("Samlop:PollEvery"));
            return options;
        });
    }

    /// <summary>Adds read models and reactions, which one silo of the cluster at a time carries forward.</summary>
    public static void CarryForward(this MartenServiceCollectionExtensions.MartenConfigurationExpression history)
    {
        foreach (var reaction in Reaction.All)
            history.Services.AddSingleton(typeof(Reaction), reaction);
        history.AddSubscriptionWithServices<Reactor>(ServiceLifetime.Singleton, subscription =>
        {
            subscription.Name = Reactor.Subscription;
            foreach (var fact in Reaction.Concerned)
                subscription.IncludeType(fact);
        });
        history.Services.AddHostedService<HistoryDaemon>();
    }

    /// <summary>Adds the vault: persons' keys, in a database of their own.</summary>
    public static void AddVault(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MasterKey.FromFile(configuration.Required("Samlop:MasterKeyFile")));
        services.AddSingleton<IVault>(provider => new PostgresVault(
            NpgsqlDataSource.Create(configuration.Required("ConnectionStrings:Keys")),
            provider.GetRequiredService<MasterKey>(),
            provider.GetRequiredService<StoreResilience>()));
    }
}
