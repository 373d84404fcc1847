using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Casing = Weasel.Core.Casing;

namespace Samlop.History;

/// <summary>How Marten keeps the history: one stream a grain, region = tenant, pinned names, metadata beside each fact.</summary>
public static class MartenHistory
{
    /// <summary>Schema of facts and read models.</summary>
    public const string Schema = "samlop";

    /// <summary>
    /// SQL that leaves room in the pages of rows that are updated again and again. The next version of such a row then fits into the same
    /// page, and no index has to change. Facts never change, so they fill their pages.
    /// </summary>
    public static string LeaveRoom { get; } = string.Join('\n', ((string[])["mt_streams", "mt_event_progression", "snapshot"])
        .Select(table => $"{Schema}.{table}").Concat(KeptReadModels.All.Select(model => model.Table.Name))
        .Select(table => $"alter table {table} set (fillfactor = 50);"));

    /// <summary>Marten replaces casing and enum converters by its own, so ours are set once more.</summary>
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

    /// <param name="poll">How often the daemon polls, in case a wake-up was lost; null for Marten's own pace.</param>
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
        projections.FastPollingTime = poll ?? projections.FastPollingTime;
        projections.SlowPollingTime = poll ?? projections.SlowPollingTime;
        // A number that was drawn by a broken-off statement holds the daemon until no open transaction can own it. Marten looks at the
        // transactions themselves, so a long wait before that is not needed.
        projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
        projections.AsyncMode = DaemonMode.ExternallyManaged;
        projections.Errors.SkipApplyErrors = false;
        projections.Errors.SkipUnknownEvents = false;
        projections.Errors.SkipSerializationErrors = false;
        KeptReadModels.Register(options);
    }
}
