using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Casing = Weasel.Core.Casing;

namespace Samlop.History;

/// <summary>How Marten keeps our history: one stream per grain, region = tenant, names pinned, all that is known of a fact beside it.</summary>
public static class MartenHistory
{
    /// <summary>Schema of facts and read models.</summary>
    public const string Schema = "samlop";

    /// <summary>
    /// SQL that leaves room in the pages of rows that are written again and again: their next version then stands in the same page, and no
    /// index hears of it. The facts, which nobody changes, fill theirs.
    /// </summary>
    public static string LeaveRoom { get; } = string.Join('\n', ((string[])["mt_streams", "mt_event_progression", "snapshot"])
        .Select(table => $"{Schema}.{table}").Concat(KeptReadModels.All.Select(model => model.Table.Name))
        .Select(table => $"alter table {table} set (fillfactor = 50);"));

    /// <summary>Marten puts its own casing and enums in the place of those it is given: they are said once more.</summary>
    private static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer(FactJson.Options) { Casing = Casing.CamelCase };
        serializer.Configure(options =>
        {
            foreach (var converter in FactJson.Options.Converters.Except(options.Converters))
                options.Converters.Insert(0, converter);
        });
        return serializer;
    }

    /// <param name="poll">How often the daemon looks by itself, for the commit of which nothing was heard; null for Marten's pace.</param>
    public static void Configure(StoreOptions options, string connectionString, AppendWakeup wakeup, TimeSpan? poll = null)
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = Schema;
        options.Serializer(Serializer());
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Policies.AllDocumentsAreMultiTenanted();
        options.Advanced.DefaultTenantUsageEnabled = false;
        options.Storage.ExtendedSchemaObjects.Add(Snapshots.Table());

        var events = options.Events;
        events.StreamIdentity = StreamIdentity.AsString;
        events.TenancyStyle = TenancyStyle.Conjoined;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.EnableUniqueIndexOnEventId = true;
        events.MetadataConfig.CorrelationIdEnabled = true;
        events.MetadataConfig.CausationIdEnabled = true;
        events.MetadataConfig.UserNameEnabled = true;
        events.MetadataConfig.HeadersEnabled = true;
        foreach (var (type, name) in FactNames.All)
            events.MapEventType(type, name);
        Upcasts.Register(events);

        var projections = options.Projections;
        projections.Wakeup = wakeup;
        (projections.FastPollingTime, projections.SlowPollingTime) = (poll ?? projections.FastPollingTime, poll ?? projections.SlowPollingTime);
        // A number that a statement had drawn before it was cut off holds the daemon until it is known that no transaction under way can own
        // it: Marten looks at the transactions themselves, so there is no need to wait long before.
        projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
        projections.AsyncMode = DaemonMode.ExternallyManaged;
        projections.Errors.SkipApplyErrors = false;
        projections.Errors.SkipUnknownEvents = false;
        projections.Errors.SkipSerializationErrors = false;
        KeptReadModels.Register(options);
    }
}
