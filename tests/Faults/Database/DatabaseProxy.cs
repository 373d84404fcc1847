using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samlop.Faults;

/// <summary>Stands between the silos and PostgreSQL, and breaks connections when a test says so.</summary>
public sealed class DatabaseProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Line, bool> _lines = new();
    private readonly string _host;
    private readonly int _port;
    private volatile bool _away;
    private int _turnedAway, _broken;

    public DatabaseProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were refused while the database was away.</summary>
    public int TurnedAway => Volatile.Read(ref _turnedAway);

    /// <summary>How many connections broke when it went.</summary>
    public int Broken => Volatile.Read(ref _broken);

    internal AwaitedCut? Awaited { get; private set; }

    /// <summary>Cuts the next append, or transaction, in which the client says the text.</summary>
    internal AwaitedCut Await(Cut where, string text, bool thenAway = false) =>
        Awaited = new AwaitedCut(where, Encoding.UTF8.GetBytes(text), thenAway);

    /// <summary>Breaks every connection and refuses new ones, until <see cref="ComeBack"/>.</summary>
    public void GoAway()
    {
        _away = true;
        foreach (var line in _lines.Keys)
        {
            line.Dispose();
            Interlocked.Increment(ref _broken);
        }
    }

    public void ComeBack() => _away = false;

    public void Dispose()
    {
        _listener.Dispose();
        GoAway();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptSocketAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket client)
    {
        if (_away)
        {
            Interlocked.Increment(ref _turnedAway);
            client.Abort();
            return;
        }

        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(_host, _port);
        }
        catch (SocketException)
        {
            // PostgreSQL itself is away.
            client.Abort();
            server.Dispose();
            return;
        }

        using var line = new Line(client, server, this);
        _lines[line] = true;
        // It may have gone away since: then it did not know of this line yet.
        if (_away)
            line.Dispose();
        await line.Run();
        _lines.TryRemove(line, out _);
    }
}
