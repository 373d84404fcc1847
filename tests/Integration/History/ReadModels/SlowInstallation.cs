namespace Samlop.History;

/// <summary>
/// Two silos that look for new facts by themselves only every ten minutes: a read model that follows sooner was woken. They have a
/// database of their own, so that tests may damage the history.
/// </summary>
public sealed class SlowInstallation : Installation
{
    private const string First = "first", Second = "second";

    private IServiceProvider _second = null!;

    protected override IReadOnlyDictionary<string, string?> Unusual => new Dictionary<string, string?>
    {
        ["Samlop:PollEvery"] = "00:10:00",
        ["Samlop:ReadModelLagBound"] = "00:00:02",
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Wait.Until(async () => await Leader() is not null, "one silo leads");
        _second = await StartAnotherSilo(Second);
    }

    /// <summary>Services of the leader, which keeps the read models, and of the other silo.</summary>
    public async Task<(IServiceProvider Leader, IServiceProvider Follower)> Silos() =>
        await Leader() == Second ? (_second, Silo) : (Silo, _second);

    private async Task<string?> Leader()
    {
        await using var command = History.CreateCommand("""
            select coalesce(nullif(application_name, ''), $1) from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and granted and pg_locks.database = (select oid from pg_database where datname = current_database())
            """);
        command.Parameters.AddWithValue(First);
        return await command.ExecuteScalarAsync() as string;
    }
}
