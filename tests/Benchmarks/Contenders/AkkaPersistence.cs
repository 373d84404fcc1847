using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Sql;
using Akka.Persistence.Sql.Config;
using Akka.Serialization;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// Akka.Persistence.Sql: a persistent actor a stream, all in one actor system; its journal writes what many actors persist in one batch, as
/// Samløp's committer does. The actors are reached by reference, without sharding, which would only cost it.
/// </summary>
internal sealed class AkkaPersistence : IContender
{
    /// <summary>Tried: 32, 128, 256, 512. Its batches grow with what is under way, and with them its speed.</summary>
    public const int Outstanding = 512;

    // A journal that never came up answers nobody.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ActorSystem? _system;
    private IActorRef[] _streams = [];
    private string _connection = "";

    public async Task<long> Prepare(Setting setting)
    {
        _connection = new NpgsqlConnectionStringBuilder(setting.Connection) { NoResetOnClose = true }.ConnectionString;
        // linq2db's bulk insert as COPY instead of one INSERT with many rows: half the work for both sides.
        var options = new DataOptions().UseConnectionString(ProviderName.PostgreSQL15, _connection)
            .WithOptions<PostgreSQLOptions>(postgres => postgres with { BulkCopyType = BulkCopyType.ProviderSpecific });
        _system = ActorSystem.Create(
            "peer", ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(Configuration), new DataOptionsSetup(options)));
        _streams = [
            .. Enumerable.Range(0, setting.Streams)
                .Select(stream => _system.ActorOf(Props.Create(() => new StreamActor($"group-{stream:d8}")))),
        ];
        await Parallel.ForEachAsync(Enumerable.Range(0, setting.Streams), new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (stream, token) => await Append(stream, 0).WaitAsync(Patience, token));
        return 1;
    }

    // The command brings its answer along: faster than Ask, which makes a temporary actor for each.
    public Task Append(int stream, long version)
    {
        var append = new AppendFact(version, Payload.Of(stream, version));
        _streams[stream].Tell(append, ActorRefs.NoSender);
        return append.Answer.Task;
    }

    public async Task<long> Count()
    {
        await using var database = NpgsqlDataSource.Create(_connection);
        await using var count = database.CreateCommand("select count(*) from journal");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.Terminate();
    }

    // Tried: batch-size 100 (its default), 256, 400; parallelism 1, 2, 3; INSERT with values, with parameters, prepared; Ask. Rows go by
    // COPY
    // from the second on, hence max-row-by-row-size. Tags and snapshots, which nobody else writes, it does not write either.
    private static Config Configuration => ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = WARNING
          actor {
            serializers.fact = "{{typeof(FactSerializer).AssemblyQualifiedName}}"
            serialization-bindings { "{{typeof(ProgressReported).AssemblyQualifiedName}}" = fact }
          }
          persistence {
            journal {
              plugin = "akka.persistence.journal.sql"
              sql {
                batch-size = 256
                parallelism = 3
                max-row-by-row-size = 1
              }
            }
            snapshot-store.plugin = "akka.persistence.no-snapshot-store"
          }
        }
        """).WithFallback(SqlPersistence.DefaultConfiguration);

    private sealed record AppendFact(long Version, ProgressReported Fact)
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class StreamActor(string id) : UntypedPersistentActor
    {
        private AppendFact? _underWay;
        private int _perCent;

        public override string PersistenceId => id;

        public override Recovery Recovery => new(SnapshotSelectionCriteria.None);

        protected override void OnRecover(object message)
        {
            if (message is ProgressReported fact)
                Evolve(fact);
        }

        protected override void OnCommand(object message)
        {
            if (message is not AppendFact append)
            {
                Unhandled(message);
                return;
            }

            if (append.Version != LastSequenceNr)
            {
                append.Answer.SetException(
                    new InvalidOperationException($"The stream is at version {LastSequenceNr}, not {append.Version}."));
                return;
            }

            _underWay = append;
            Persist(append.Fact, fact =>
            {
                Evolve(fact);
                _underWay = null;
                append.Answer.SetResult();
            });
        }

        // Akka stops an actor whose write failed; whoever waits for it must hear.
        protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
        {
            _underWay?.Answer.TrySetException(cause);
            base.OnPersistFailure(cause, @event, sequenceNr);
        }

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
        {
            _underWay?.Answer.TrySetException(cause);
            base.OnPersistRejected(cause, @event, sequenceNr);
        }

        private void Evolve(ProgressReported fact) => _perCent = fact.PerCent;
    }
}

/// <summary>JSON, source-generated: what the others store.</summary>
internal sealed class FactSerializer(ExtendedActorSystem system) : Serializer(system)
{
    public override int Identifier => 7001;

    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj) =>
        JsonSerializer.SerializeToUtf8Bytes((ProgressReported)obj, FactJson.Default.ProgressReported);

    public override object FromBinary(byte[] bytes, Type type) => JsonSerializer.Deserialize(bytes, FactJson.Default.ProgressReported)!;
}

[JsonSerializable(typeof(ProgressReported))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class FactJson : JsonSerializerContext;
