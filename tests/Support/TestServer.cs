using Npgsql;

namespace Samlop;

/// <summary>
/// A PostgreSQL on which tests make databases of their own, two by two as an installation has them: facts, and beside them keys.
/// </summary>
public sealed class TestServer(string connection)
{
    /// <summary>The one that deploy/test has started.</summary>
    public static TestServer OfTheRun { get; } = new(Environment.GetEnvironmentVariable("SAMLOP_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "SAMLOP_TEST_POSTGRES says where PostgreSQL is; deploy/test starts one and runs the tests."));

    public NpgsqlConnectionStringBuilder Connection => new(connection);

    public string To(string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    /// <summary>Where facts and keys of these databases are, as a silo is told.</summary>
    public Dictionary<string, string?> Settings(string name) =>
        new() { ["ConnectionStrings:History"] = To(name), ["ConnectionStrings:Keys"] = To(Keys(name)) };

    public Task Create(string name) => Execute($"create database {name}", $"create database {Keys(name)}");

    public Task Drop(string name) =>
        Execute($"drop database if exists {name} with (force)", $"drop database if exists {Keys(name)} with (force)");

    private static string Keys(string name) => $"{name}_keys";

    private async Task Execute(params string[] statements)
    {
        await using var server = NpgsqlDataSource.Create(connection);
        foreach (var statement in statements)
        {
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}
