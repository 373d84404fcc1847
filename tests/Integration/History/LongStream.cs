using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samlop.Regions;
using Shouldly;

namespace Samlop.History;

/// <summary>A region's stream that grows without its grain, as if another silo wrote to it, and its snapshot.</summary>
internal sealed class LongStream(Installation installation, string region)
{
    public string Key { get; } = $"region/{region}";

    /// <summary>
    /// Records many commands of many facts each. No reaction follows them and they change nothing: a municipality is released that was
    /// never admitted.
    /// </summary>
    public async Task Grow(int commands, int factsEach)
    {
        var committer = installation.Silo.GetRequiredService<ICommitter>();
        var version = await Version();
        for (var command = 0; command < commands; command++, version += factsEach)
        {
            var append = SampleAppend.To(Key, version, [.. Enumerable.Repeat(new MunicipalityReleased("0301"), factsEach)]);
            (await committer.Commit(region, append, CancellationToken.None)).ShouldBe(Commit.Done);
        }
    }

    public Task<long> Version() => Ask<long>("select version from samlop.mt_streams where tenant_id = $1 and id = $2");

    public Task<Guid> LastFact() =>
        Ask<Guid>("select id from samlop.mt_events where tenant_id = $1 and stream_id = $2 order by version desc limit 1");

    /// <summary>Version of the snapshot; 0 when there is none.</summary>
    public Task<long> Kept() => Ask<long>("select coalesce(max(version), 0) from samlop.snapshot where region = $1 and stream = $2");

    /// <summary>Changes the row of the snapshot, or deletes it.</summary>
    /// <param name="change">SQL in front of <c>where</c>.</param>
    public async Task Change(string change)
    {
        await using var command = Command($"{change} where region = $1 and stream = $2");
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private async Task<T> Ask<T>(string question)
    {
        await using var command = Command(question);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = installation.History.CreateCommand(sql);
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(Key);
        return command;
    }
}
