using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Samlop.History;

namespace Samlop.People;

/// <summary>
/// Keeps persons' keys in a database of their own. The master key wraps each (AES-256-GCM); a keyed hash of the e-mail address finds it.
/// </summary>
public sealed class PostgresVault(NpgsqlDataSource keys, MasterKey master, StoreResilience resilience) : IVault
{
    /// <summary>A key is read again after this time, so that an erasure on another silo takes effect here.</summary>
    private static readonly TimeSpan CacheLifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Region, string Person), (PersonKey Key, long ReadAt)> _cache = new();

    public Task<string> PersonFor(string region, string email)
    {
        var person = Guid.CreateVersion7().ToString("n");
        var hash = master.HashOf(region, Normal(email));
        var wrapped = master.Wrap(region, person, RandomNumberGenerator.GetBytes(32));
        return resilience.Read(async token =>
        {
            await using var command = keys.CreateCommand("""
                with made as (
                    insert into people.person (region, id, email_hash, wrapped_key) values ($1, $2, $3, $4)
                    on conflict (region, email_hash) do nothing returning id)
                select id from made union all select id from people.person where region = $1 and email_hash = $3 limit 1
                """);
            command.Parameters.AddWithValue(region);
            command.Parameters.AddWithValue(person);
            command.Parameters.AddWithValue(hash);
            command.Parameters.AddWithValue(wrapped);
            // Another silo may have made the person after the statement began: then the statement sees neither row, and is run once more.
            return (string?)await command.ExecuteScalarAsync(token) ?? (string)(await command.ExecuteScalarAsync(token))!;
        }, CancellationToken.None);
    }

    public async Task<string?> Find(string region, string email) =>
        (await Find(region, [email])).GetValueOrDefault(email);

    public Task<IReadOnlyDictionary<string, string>> Find(
        string region, IReadOnlyCollection<string> emails) => resilience.Read(async token =>
    {
        var hashes = emails.Distinct().ToLookup(email => Convert.ToHexString(master.HashOf(region, Normal(email))));
        await using var command = keys.CreateCommand(
            "select email_hash, id from people.person where region = $1 and email_hash = any($2)");
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(hashes.Select(hash => Convert.FromHexString(hash.Key)).ToArray());
        var found = new Dictionary<string, string>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            foreach (var email in hashes[Convert.ToHexString((byte[])reader[0])])
                found[email] = reader.GetString(1);
        return (IReadOnlyDictionary<string, string>)found;
    }, CancellationToken.None);

    public async Task<PersonKey?> KeyOf(string region, string person) =>
        (await KeysOf(region, [person])).GetValueOrDefault(person);

    public async Task<IReadOnlyDictionary<string, PersonKey>> KeysOf(string region, IReadOnlyCollection<string> persons)
    {
        var known = new Dictionary<string, PersonKey>();
        var missing = new List<string>();
        foreach (var person in persons.Distinct())
            if (_cache.TryGetValue((region, person), out var cached)
                && Environment.TickCount64 - cached.ReadAt < CacheLifetime.TotalMilliseconds)
                known[person] = cached.Key;
            else
                missing.Add(person);
        if (missing.Count == 0)
            return known;

        return await resilience.Read(async token =>
        {
            await using var command = keys.CreateCommand("select id, wrapped_key from people.person where region = $1 and id = any($2)");
            command.Parameters.AddWithValue(region);
            command.Parameters.AddWithValue(missing.ToArray());
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                var id = reader.GetString(0);
                var key = new PersonKey(region, id, master.Unwrap(region, id, (byte[])reader[1]));
                known[id] = key;
                _cache[(region, id)] = (key, Environment.TickCount64);
            }

            foreach (var gone in missing.Where(person => !known.ContainsKey(person)))
                _cache.TryRemove((region, gone), out _);
            return (IReadOnlyDictionary<string, PersonKey>)known;
        }, CancellationToken.None);
    }

    public Task<bool> ChangeEmail(string region, string person, string newEmail) => resilience.Read(async token =>
    {
        await using var command = keys.CreateCommand("update people.person set email_hash = $3 where region = $1 and id = $2");
        command.Parameters.AddWithValue(region);
        command.Parameters.AddWithValue(person);
        command.Parameters.AddWithValue(master.HashOf(region, Normal(newEmail)));
        try
        {
            return await command.ExecuteNonQueryAsync(token) == 1;
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }, CancellationToken.None);

    public async Task Erase(string region, string person)
    {
        await resilience.Read(async token =>
        {
            await using var command = keys.CreateCommand("delete from people.person where region = $1 and id = $2");
            command.Parameters.AddWithValue(region);
            command.Parameters.AddWithValue(person);
            return await command.ExecuteNonQueryAsync(token);
        }, CancellationToken.None);
        _cache.TryRemove((region, person), out _);
    }

    /// <summary>Creates the table if it is missing; several processes may do so at once.</summary>
    public static async Task Migrate(NpgsqlDataSource keys, CancellationToken cancellation)
    {
        await using var connection = await keys.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("""
            select pg_advisory_xact_lock(7226001);
            create schema if not exists people;
            create table if not exists people.person (
                region      text        not null,
                id          text        not null,
                email_hash  bytea       not null,
                wrapped_key bytea       not null,
                made_at     timestamptz not null default now(),
                primary key (region, id),
                unique (region, email_hash))
            """, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static byte[] Normal(string email) => Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant());
}
