using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace Samlop.Faults;

/// <summary>A PostgreSQL of a test's own with the settings of an installation, which can be killed and started again.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samlop-faults-postgres-").FullName;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly int _port = FreePorts.One();
    private readonly string[] _asItsUser;

    private LoggedProcess? _server;

    private Postgres(string[] asItsUser) => _asItsUser = asItsUser;

    /// <summary>To its first database, as a superuser.</summary>
    public string Connection => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=samlop;Password={_password}";

    private string Data => Path.Combine(_folder, "data");

    private static string Binaries => Environment.GetEnvironmentVariable("SAMLOP_POSTGRES_BIN")
        ?? throw new InvalidOperationException(
            "SAMLOP_POSTGRES_BIN says where PostgreSQL's programs are; deploy/test sets it and runs the tests.");

    public static async Task<Postgres> Begin()
    {
        var (user, group) = Environment.IsPrivilegedProcess ? Unprivileged() : default;
        var postgres = new Postgres(user is null ? [] : ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"]);
        await postgres.Create(user is null ? null : $"{user}:{group}");
        await postgres.Start();
        return postgres;
    }

    /// <summary>Starts it and waits until it has recovered and answers.</summary>
    public async Task Start()
    {
        // Whoever wrote this is dead; its number may be another's by now.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        _server = new LoggedProcess(
            "postgres", _folder, Words(
                [.. _asItsUser, Path.Combine(Binaries, "postgres"), "-D", Data, "-c", $"port={_port}", "-c", "unix_socket_directories="]));
        await Wait.Until(Answers, "PostgreSQL answers");
    }

    /// <summary>kill -9 of the server and of every process it has started: nobody writes anything to the disk any more.</summary>
    public async Task Kill()
    {
        await _server!.Kill();
        await _server.DisposeAsync();
        _server = null;
        await Wait.Until(
            () =>
                Task.FromResult(!Directory.EnumerateDirectories("/proc").Any(WorksHere)), "no process of PostgreSQL is left", seconds: 20);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Create(string? owner)
    {
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, _password);
        if (owner is not null)
            await Succeed("chown", "-R", owner, _folder);
        await Succeed(
            [
                .. _asItsUser, Path.Combine(Binaries, "initdb"), "-D", Data, "--username=samlop", $"--pwfile={password}",
                "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", "--locale=C",
            ]);
        // Written over in place, so that it stays its user's.
        var settings = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "deploy", "postgres", "postgresql.conf"));
        await File.WriteAllTextAsync(Path.Combine(Data, "postgresql.conf"), settings);
    }

    private async Task<bool> Answers()
    {
        if (!_server!.Runs)
            throw new InvalidOperationException(
                $"PostgreSQL has ended by itself; it said:\n{File.ReadAllText(Path.Combine(_folder, "postgres.log"))}");
        try
        {
            await using var connection = new NpgsqlConnection($"{Connection};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private bool WorksHere(string process)
    {
        try
        {
            return new FileInfo($"{process}/cwd").LinkTarget == Data;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL refuses root: user and group of somebody else there is on this machine.</summary>
    private static (string User, string Group) Unprivileged() =>
        (from name in (string[])["postgres", "nobody"]
         from line in File.ReadLines("/etc/passwd")
         let cells = line.Split(':')
         where cells[0] == name
         select (cells[2], cells[3])).First();

    private async Task Succeed(params string[] words)
    {
        await using var program = new LoggedProcess("set-up", _folder, Words(words));
        if (await program.Ended() != 0)
            throw new InvalidOperationException(
                $"{string.Join(' ', words)} failed:\n{await File.ReadAllTextAsync(Path.Combine(_folder, "set-up.log"))}");
    }

    private static ProcessStartInfo Words(string[] words) => new(words[0], words[1..]);
}
