using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Samlop.Access;
using Samlop.Imports;

namespace Samlop;

/// <summary>
/// Cluster membership, reminders and the state of grains without a stream: through Orleans' ADO.NET providers, on the same PostgreSQL.
/// </summary>
internal static class Cluster
{
    private const string Invariant = "Npgsql";

    public static void AsMemberOfTheCluster(this ISiloBuilder silo, IConfiguration configuration)
    {
        // The providers do not name the schema of their tables, so the search path does.
        var history = HistoryConnection.To(configuration);
        history.SearchPath = "orleans";
        var connection = history.ConnectionString;
        var cluster = configuration["Samlop:ClusterId"] ?? "samlop";
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster));
        silo.ConfigureEndpoints(
            IPAddress.Loopback,
            configuration.GetValue("Samlop:SiloPort", 11111),
            configuration.GetValue("Samlop:GatewayPort", 30000));
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage("imports", (OptionsBuilder<AdoNetGrainStorageOptions> storage) =>
            storage.Configure<SealedStateSerializer>((options, serializer) =>
                (options.Invariant, options.ConnectionString, options.GrainStorageSerializer) = (Invariant, connection, serializer)));
        silo.Services.AddSingleton<SealedStateSerializer>();
        silo.AddIncomingGrainCallFilter<CallFilter>();
        silo.AddOutgoingGrainCallFilter<SystemCallFilter>();
        if (Telemetry.IsWanted(configuration))
            silo.AddActivityPropagation();
        silo.Services.AddSingleton(new CalendarOptions(configuration.GetValue("Samlop:CalendarEvery", TimeSpan.FromHours(1))));
        // The cluster notices a dead silo within seconds, also when no silo comes back on its ports.
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(60);
        });
    }
}
